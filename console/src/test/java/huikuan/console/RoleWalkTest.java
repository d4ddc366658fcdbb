package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Each role follows every link that it is offered, and the API, by its table, refuses nothing. */
@ExtendWith(SharedConsole.class)
class RoleWalkTest {

  private static final Path ACCESS = Path.of("../docs/access.md");
  private static final Path ANSWERS = Path.of("src/test/resources/walk.json");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `GET (/api/v1/[^`]+)` \\| ([^|]+) \\|");
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]*)\"");
  private static final Pattern KEPT = Pattern.compile("\\b(?:open|account|service)=[^&]*");

  /** What anybody may fetch, and the gallery, whose links are samples. */
  private static final Pattern OUTSIDE =
      Pattern.compile("/(assets|webjars|swagger-ui|favicon|parts).*");

  private static RunningConsole console;
  private static FakeGateway gateway;
  private static Map<Pattern, List<String>> rolesByPath;

  @BeforeAll
  static void start(RunningConsole shared) throws IOException {
    console = shared;
    gateway = console.gateway;
    rolesByPath = rolesByPath();
  }

  private static Map<Pattern, List<String>> rolesByPath() throws IOException {
    Map<Pattern, List<String>> roles = new LinkedHashMap<>();
    for (MatchResult row : ROW.matcher(Files.readString(ACCESS)).results().toList()) {
      String path = row.group(1).replaceAll("\\{[^}]+}", "[^/]+");
      roles.put(Pattern.compile(path), Arrays.asList(row.group(2).strip().split(", ")));
    }
    assertThat(roles).hasSizeGreaterThan(80);
    return roles;
  }

  /** By the first row that fits: those of fixed paths stand before those of ids. */
  private static Predicate<String> allowedTo(String role) {
    return path ->
        rolesByPath.entrySet().stream()
            .filter(row -> row.getKey().matcher(path).matches())
            .min(Comparator.comparing(row -> row.getKey().pattern().contains("[")))
            .map(row -> row.getValue().contains(role))
            .orElse(false);
  }

  @ParameterizedTest
  @CsvSource({
    "erp, /accounts/CN01.C-1.CNY/items/invoice/F-1",
    "sales, /items",
    "finance, /letters/CN01.L.1/document",
    "collector, /cases/reminder.CN01.F-1",
    "approver, /policies/standard",
    "operator, /cases/reminder.CN01.F-1",
    "auditor, /month-ends/2026-03",
    "admin, /dead"
  })
  void noLinkLeadsToARefusal(String role, String reached) throws Exception {
    tellAll();
    gateway.signedIn("somebody", role);
    gateway.allowed = allowedTo(role);
    Map<String, Integer> refused = new ConcurrentSkipListMap<>();
    Set<String> seen = walk(refused);
    assertThat(refused).isEmpty();
    assertThat(gateway.notAllowed).isEmpty();
    assertThat(seen).as("the walk was a walk").contains(reached);
  }

  private static void tellAll() throws IOException {
    new JsonMapper()
        .readTree(Files.readString(ANSWERS))
        .properties()
        .forEach(each -> gateway.told.put("/api/v1" + each.getKey(), each.getValue().toString()));
  }

  /** Pages by their paths, each once, and once with each thing beside it. */
  private static Set<String> walk(Map<String, Integer> refused) throws Exception {
    Set<String> seen = new TreeSet<>();
    Set<String> next = Set.of("/");
    try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      while (!next.isEmpty()) {
        seen.addAll(next);
        List<Future<Stream<String>>> visits =
            next.stream().map(page -> visitors.submit(() -> links(page, refused))).toList();
        next = new TreeSet<>();
        for (Future<Stream<String>> visit : visits) {
          visit.get().filter(link -> !seen.contains(link)).forEach(next::add);
        }
      }
    }
    return seen;
  }

  private static Stream<String> links(String page, Map<String, Integer> refused) throws Exception {
    HttpResponse<String> answer = console.get(page);
    if (answer.statusCode() == 403
        || answer.statusCode() == 500
        || answer.body().contains("Your roles do not allow this")) {
      refused.put(page, answer.statusCode());
    }
    return LINK.matcher(answer.body())
        .results()
        .map(link -> HtmlUtils.htmlUnescape(link.group(1)))
        .filter(link -> !OUTSIDE.matcher(link).matches())
        .map(RoleWalkTest::withoutFilters);
  }

  /** A list is walked once, whatever it is filtered by, but with each thing beside it. */
  private static String withoutFilters(String link) {
    String kept =
        KEPT.matcher(link).results().map(MatchResult::group).collect(Collectors.joining("&"));
    return link.replaceAll("\\?.*", "") + (kept.isEmpty() ? "" : "?" + kept);
  }
}
