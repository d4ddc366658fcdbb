package huikuan.platform.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A request as it is put on record. It holds no token and no personal data.
 *
 * @param actor as events name it
 * @param endpoint its method and the pattern of its path; {@code *} if it reached none
 * @param asked values of what was asked, by their names
 */
public record AuditedRequest(String actor, String endpoint, SortedMap<String, String> asked) {

  /** The caller of a request whose token is not taken. */
  static final String UNKNOWN = "unknown";

  private static final String NO_ENDPOINT = "*";
  private static final String NOT_SHOWN = "…";
  private static final int LONGEST = 200;
  private static final Pattern CONTROLS = Pattern.compile("\\p{C}");

  /** Parameters whose values name no person. */
  private static final Set<String> SHOWN =
      Set.of(
          "asOf",
          "atLeast",
          "basis",
          "bom",
          "buckets",
          "company",
          "contract",
          "currency",
          "dueFrom",
          "dueTo",
          "format",
          "from",
          "groupBy",
          "knownAt",
          "knownFrom",
          "limit",
          "state",
          "to");

  /** Parts of paths: ids, which name no person either. */
  private static final Set<String> SHOWN_OF_PATH = Set.of("company", "contact", "customer");

  public AuditedRequest {
    actor = cut(actor);
    SortedMap<String, String> values = new TreeMap<>();
    asked.forEach((name, value) -> values.put(cut(name), cut(value)));
    asked = Collections.unmodifiableSortedMap(values);
  }

  /** A request that was refused before its caller was let in. */
  static AuditedRequest of(String actor, HttpServletRequest request) {
    return new AuditedRequest(actor, endpoint(request), new TreeMap<>());
  }

  /** The request of the current caller, with what is told of it. */
  public static AuditedRequest of(HttpServletRequest request, Map<String, String> asked) {
    String actor = Caller.current().map(Caller::actor).orElse(UNKNOWN);
    return new AuditedRequest(actor, endpoint(request), new TreeMap<>(asked));
  }

  /** The same, with the parameters of its query, and whom its path names. */
  static AuditedRequest ofQuery(HttpServletRequest request) {
    Map<String, String> asked = new TreeMap<>();
    if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
        instanceof Map<?, ?> path) {
      SHOWN_OF_PATH.stream()
          .filter(path::containsKey)
          .forEach(name -> asked.put(name, String.valueOf(path.get(name))));
    }
    request
        .getParameterMap()
        .forEach((name, values) -> asked.put(name, SHOWN.contains(name) ? values[0] : NOT_SHOWN));
    return of(request, asked);
  }

  private static String endpoint(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern == null ? NO_ENDPOINT : request.getMethod() + " " + pattern;
  }

  private static String cut(String text) {
    String printable = CONTROLS.matcher(text).replaceAll("�");
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + NOT_SHOWN : printable;
  }
}
