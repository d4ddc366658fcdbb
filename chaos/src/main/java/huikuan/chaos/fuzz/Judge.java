package huikuan.chaos.fuzz;

import huikuan.chaos.fuzz.Wire.Answer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks each answer against what the reference promises. */
final class Judge {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PREFIX = "urn:huikuan:problem:";

  /** Words of the program that an answer must not hold. */
  private static final Pattern INTERNAL =
      Pattern.compile(
          "\\b(?:java|javax|jakarta|org|com|tools)\\.[a-z]+\\.[a-zA-Z.]+|[A-Z]\\w+Exception\\b|\\bhuikuan\\.[a-z.]+\\.[A-Z]|\\bget[A-Z]\\w+\\(|\\bat"
              + " [a-z.]+\\.[A-Z]\\w+\\.|\\[B@[0-9a-f]{5,8}\\b|JsonToken|StreamRead|FAIL_ON_",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final Set<String> documented;

  /**
   * @param documented names of problems
   */
  Judge(Set<String> documented) {
    this.documented = documented;
  }

  /** Names of problems in the reference. */
  static Set<String> documented(String reference) {
    int begin = reference.indexOf("\n## Problems");
    String section = reference.substring(begin, reference.indexOf("\n## ", begin + 1));
    Matcher name = Pattern.compile("`([a-z-]+)`").matcher(section);
    return Set.copyOf(name.results().map(each -> each.group(1)).toList());
  }

  /** The fault of an answer; empty if it has none. */
  Optional<String> fault(RawRequest request, Answer answer) {
    int status = answer.status();
    if (status >= 500 && status != 503) {
      return Optional.of("status " + status + ": " + beginning(answer));
    }
    if (answer.header("content-type").startsWith("text/html")) {
      return Optional.of("a page: " + beginning(answer));
    }
    Matcher internal = INTERNAL.matcher(answer.text());
    if (internal.find()) {
      return Optional.of("internals (" + internal.group() + "): " + beginning(answer));
    }
    if (request.headOnly()) {
      return Optional.empty();
    }
    return status >= 400 ? problemFault(answer) : bodyFault(answer);
  }

  private Optional<String> problemFault(Answer answer) {
    if (!answer.header("content-type").startsWith("application/problem+json")) {
      return Optional.of(
          "no problem but " + answer.header("content-type") + ": " + beginning(answer));
    }
    if (answer.status() == 503 && answer.header("retry-after").isEmpty()) {
      return Optional.of("503 without Retry-After: " + beginning(answer));
    }
    try {
      return fieldsFault(JSON.readTree(answer.body()), answer.status());
    } catch (JacksonException e) {
      return Optional.of("no JSON: " + beginning(answer));
    }
  }

  private Optional<String> fieldsFault(JsonNode problem, int status) {
    String type = problem.path("type").asString("");
    boolean whole =
        type.startsWith(PREFIX)
            && problem.path("status").asInt(0) == status
            && !problem.path("title").asString("").isBlank()
            && !problem.path("detail").asString("").isBlank();
    if (!whole) {
      return Optional.of("a problem without its fields: " + problem);
    }
    if (!documented.contains(type.substring(PREFIX.length()))) {
      return Optional.of("a problem that the reference does not name: " + problem);
    }
    boolean errors =
        problem
            .path("errors")
            .valueStream()
            .allMatch(each -> each.has("field") && each.has("allowed"));
    return errors ? Optional.empty() : Optional.of("errors without field and allowed: " + problem);
  }

  private Optional<String> bodyFault(Answer answer) {
    if (!answer.header("content-type").startsWith("application/json")) {
      return Optional.empty();
    }
    try {
      for (JsonNode result : JSON.readTree(answer.body()).path("results")) {
        JsonNode problem = result.path("problem");
        Optional<String> fault =
            problem.isObject()
                ? fieldsFault(problem, problem.path("status").asInt(0))
                : Optional.empty();
        if (fault.isPresent()) {
          return fault;
        }
      }
      return Optional.empty();
    } catch (JacksonException e) {
      return Optional.of("no JSON: " + beginning(answer));
    }
  }

  private static String beginning(Answer answer) {
    String text = answer.text();
    return text.substring(0, Math.min(text.length(), 400));
  }
}
