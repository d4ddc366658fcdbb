package huikuan.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that an endpoint does not declare, and those given more than once or
 * without a value: an answer that ignored a mistyped {@code asOf} would be an answer to another
 * question.
 */
final class KnownParameters implements HandlerInterceptor {

  private static final int MOST_TOLD = 50;
  private static final int LONGEST_NAME = 64;

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && DeclaredParameters.isOurs(method)
        && request.getDispatcherType() != DispatcherType.ERROR) {
      check(request.getParameterMap(), known(method));
    }
    return true;
  }

  private Set<String> known(HandlerMethod method) {
    return known.computeIfAbsent(method.getMethod(), each -> DeclaredParameters.of(method));
  }

  private static void check(Map<String, String[]> given, Set<String> known) {
    List<FieldError> errors = new ArrayList<>();
    new TreeMap<>(given)
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                errors.add(
                    new FieldError(shown(name), "is not known here; " + instead(name, known)));
              } else if (values.length > 1) {
                errors.add(new FieldError(name, "is given once at most"));
              } else if (values[0].isEmpty()) {
                errors.add(new FieldError(name, "has a value, or is left out"));
              }
            });
    if (!errors.isEmpty()) {
      throw new ProblemException(
          Problem.invalid(errors.subList(0, Math.min(MOST_TOLD, errors.size()))));
    }
  }

  private static String instead(String name, Set<String> known) {
    if (known.isEmpty()) {
      return "there are no parameters";
    }
    return NearestName.of(name, known)
        .map(near -> "perhaps `" + near + "`")
        .orElseGet(
            () ->
                known.stream()
                    .map(each -> "`" + each + "`")
                    .collect(Collectors.joining(", ", "there are ", "")));
  }

  private static String shown(String name) {
    String printable = name.replaceAll("\\p{C}", "�");
    return printable.length() > LONGEST_NAME
        ? printable.substring(0, LONGEST_NAME) + "…"
        : printable;
  }
}
