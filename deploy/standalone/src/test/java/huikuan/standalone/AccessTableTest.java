package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/access.md says what the endpoints say. */
class AccessTableTest {

  private static final String BEGIN = "| endpoint |";

  @Test
  void theTableSaysWhoMayUseEachEndpoint() throws IOException {
    List<String> expected =
        Stream.concat(
                Endpoint.listed().stream().map(AccessTableTest::row),
                Page.all().stream().map(Page::row))
            .distinct()
            .toList();
    List<String> found =
        Files.readAllLines(Path.of("../../docs/access.md")).stream()
            .dropWhile(line -> !line.startsWith(BEGIN))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(found).as("%s", String.join("\n", expected)).isEqualTo(expected);
  }

  private static String row(Endpoint each) {
    AllowedTo rule = each.rule();
    String roles =
        Arrays.stream(rule.value()).sorted().map(Role::toString).collect(Collectors.joining(", "));
    String of =
        switch (rule.of()) {
          case PATH, CASE, TASK, LETTER -> "the path's";
          case QUERY -> "the query's";
          case ENDPOINT -> "what it is about";
          case EVERY -> "all";
          case ANY -> "any";
          case LINK -> "the link's";
        };
    if (each.isByLink()) {
      roles = "the recipient of a mail";
    }
    return "| `%s` | %s | %s |".formatted(each, roles, of);
  }
}
