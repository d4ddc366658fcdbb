package huikuan.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.HandlerMapping;

/** The company that a page's path names: by itself, or by an id that holds it. */
final class OwnCompany {

  /** Ids that begin with their company, as in {@code CN01.C-17.CNY}; a company holds no dot. */
  private static final List<String> BEGINNING = List.of("account", "letter", "run", "task");

  /** Pages of ids that have their kind before it, as in {@code reminder.CN01.F-1}. */
  private static final List<String> BEHIND_A_KIND =
      List.of(
          "/cases/{id}", "/batches/{id}", "/promises/{id}", "/disputes/{id}", "/concessions/{id}");

  private OwnCompany() {}

  /** Empty if the path names none. */
  static Optional<String> of(HttpServletRequest request) {
    if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
        instanceof Map<?, ?> ids)) {
      return Optional.empty();
    }
    if (ids.get("company") instanceof String company) {
      return Optional.of(company);
    }
    if (ids.get("id") instanceof String id && isBehindAKind(request)) {
      return part(id, 1);
    }
    for (String name : BEGINNING) {
      if (ids.get(name) instanceof String id) {
        return part(id, 0);
      }
    }
    return Optional.empty();
  }

  private static boolean isBehindAKind(HttpServletRequest request) {
    String pattern =
        String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    return BEHIND_A_KIND.stream().anyMatch(pattern::startsWith);
  }

  private static Optional<String> part(String id, int at) {
    String[] parts = id.split("\\.", at + 2);
    return parts.length > at + 1 ? Optional.of(parts[at]) : Optional.empty();
  }
}
