package huikuan.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.LogProof;
import huikuan.platform.eventlog.ProvenLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Proves one commit of a stopped instance, and checks such a proof without any instance. */
final class Proving {

  private static final Set<String> LOGS = Set.of("ledger", "dunning", "notification");
  private static final String COMMITS = "--commits";
  private static final String DATA = "--data";
  private static final String ROOT = "--root";
  private static final long LARGEST = 32_000_000;

  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Proving() {}

  /** The command line: names in order, and options with their values. */
  private record Words(List<String> names, Map<String, String> options) {

    static Words parse(String command, List<String> words, int names, Set<String> known) {
      Words parsed = new Words(new ArrayList<>(), new HashMap<>());
      for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
        String word = each.next();
        if (known.contains(word) && each.hasNext()) {
          parsed.options.put(word, each.next());
        } else if (word.startsWith("--") || parsed.names.size() == names) {
          throw Refusal.withUsage(command, word + " is not understood");
        } else {
          parsed.names.add(word);
        }
      }
      if (parsed.names.size() < names) {
        throw Refusal.withUsage(command, "something is missing");
      }
      return parsed;
    }

    long number(String name, String text) {
      if (!text.matches("\\d{1,18}") || Long.parseLong(text) < 1) {
        throw new Refusal(name + " is a number from 1 on, not " + text);
      }
      return Long.parseLong(text);
    }
  }

  /**
   * Prints the proof.
   *
   * @param words what follows {@code prove} on the command line
   */
  static int prove(List<String> words, Map<String, String> environment, PrintStream out) {
    Words asked = Words.parse("prove", words, 2, Set.of(COMMITS, DATA));
    String log = asked.names().getFirst();
    if (!LOGS.contains(log)) {
      throw new Refusal(
          "prove: there is no log %s, but ledger, dunning, notification".formatted(log));
    }
    long position = asked.number("The position", asked.names().getLast());
    String commits = asked.options().get(COMMITS);
    Path directory =
        Path.of(
            asked.options().getOrDefault(DATA, environment.getOrDefault("HUIKUAN_DATA", "data")));
    try (DataDirectory data = DataDirectory.openKept(directory);
        EmbeddedMongo documents = EmbeddedMongo.start(data.resolve("documents"), 0);
        MongoClient kept = MongoClients.create(documents.uri(log))) {
      LogProof proof =
          ProvenLog.in(
                  kept.getDatabase(log), log, commits == null ? 0 : asked.number(COMMITS, commits))
              .commit(position);
      out.println(JSON.writeValueAsString(proof));
      return 0;
    } catch (IllegalArgumentException e) {
      throw new Refusal("prove: " + e.getMessage());
    } catch (IOException e) {
      throw new Refusal("The data directory " + directory + " can't be used: " + Refusal.why(e));
    }
  }

  /**
   * Prints the commit that a proof shows, if it proves it. Answers the exit status.
   *
   * @param words what follows {@code check-proof} on the command line
   */
  static int check(List<String> words, PrintStream out) {
    Words asked = Words.parse("check-proof", words, 1, Set.of(ROOT));
    Path file = Path.of(asked.names().getFirst());
    LogProof proof = read(file);
    String root = asked.options().getOrDefault(ROOT, proof.root()).strip();
    if (!HASH.matcher(root).matches()) {
      throw new Refusal("check-proof: a root has 64 hexadecimal digits, unlike " + root);
    }
    if (!proof.holds() || !proof.root().equalsIgnoreCase(root)) {
      out.printf(
          "NOT proven: commit %,d of the %s's log against root %s%n",
          proof.position(), proof.log(), root);
      if (proof.holds()) {
        out.printf(
            "The proof is about the log's first %,d commits. If the root was kept of fewer: prove"
                + " again with --commits <n>.%n",
            proof.commits());
      }
      return 1;
    }
    out.println(proof.shown());
    out.printf(
        "Proven: this is commit %,d of the %s's log of %,d commits with root %s%n",
        proof.position(), proof.log(), proof.commits(), proof.root());
    if (!asked.options().containsKey(ROOT)) {
      out.println("The root is the proof's own: compare it with one that was kept outside.");
    }
    return 0;
  }

  private static LogProof read(Path file) {
    try {
      if (!Files.exists(file)) {
        throw new Refusal("There is no file " + file);
      }
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        throw new Refusal(file + " is no proof.");
      }
      return JSON.readValue(Files.readAllBytes(file), LogProof.class);
    } catch (JacksonException e) {
      throw new Refusal(file + " is no proof.");
    } catch (IOException e) {
      throw new Refusal(file + " can't be read: " + Refusal.why(e));
    }
  }
}
