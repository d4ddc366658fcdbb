package huikuan.dunning.talk;

import huikuan.contracts.Identifier;
import huikuan.platform.files.DataFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The list of tactics: the one that is shipped, or an operator's in its place. */
@Component
class Tactics {

  private static final int MOST = 100;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private List<Tactic> all = List.of();

  /**
   * @throws IllegalArgumentException if a file holds no such list; the message says why
   */
  Tactics(TalkSettings settings) {
    DataFiles.read(
        Tactics.class,
        List.of("/talks/tactics.json"),
        "huikuan.talks.directory",
        settings.directory(),
        (name, content) -> all = read(name, content));
  }

  private static List<Tactic> read(String name, byte[] content) {
    try {
      List<Tactic> read = List.of(JSON.readValue(content, Tactic[].class));
      Set<String> ids = new HashSet<>();
      for (Tactic each : read) {
        if (!ids.add(Identifier.parse(each.id())) || each.zh().isBlank() || each.en().isBlank()) {
          throw new IllegalArgumentException(
              each.id() + ": each has an id of its own, and words in zh and en");
        }
      }
      if (read.isEmpty() || read.size() > MOST) {
        throw new IllegalArgumentException("1 to " + MOST + " tactics");
      }
      return read;
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new IllegalArgumentException("No tactics in " + name + ": " + e.getMessage(), e);
    }
  }

  List<Tactic> all() {
    return all;
  }

  List<String> ids() {
    return all.stream().map(Tactic::id).toList();
  }
}
