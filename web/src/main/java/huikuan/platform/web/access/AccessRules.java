package huikuan.platform.web.access;

import static java.util.Objects.requireNonNull;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo.Of;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a request through whose caller has one of the endpoint's roles for its company. A company
 * that it does not hold the role for is not found, whether or not it exists.
 */
final class AccessRules implements HandlerInterceptor {

  private static final String COMPANY = "company";
  private static final String ACCOUNT = "account";

  private static final String NOT_ALLOWED = "not-allowed";
  private static final String NOT_FOUND = "not-found";

  /** Roles whose work needs the names and addresses of a customer's people. */
  private static final Role[] READ_PEOPLE = {
    Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR
  };

  private final AuditTrail trail;

  AccessRules(AuditTrail trail) {
    this.trail = trail;
  }

  /** Endpoints of libraries show nothing of a company. */
  static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("huikuan.");
  }

  static AllowedTo of(HandlerMethod method) {
    return of(method.getMethod(), method.getBeanType());
  }

  /**
   * @throws IllegalStateException if the method does not say who may use it
   */
  static AllowedTo of(@Nullable Method method, Class<?> controller) {
    AllowedTo rule = requireNonNull(method).getAnnotation(AllowedTo.class);
    if (rule == null) {
      throw new IllegalStateException(
          "%s.%s does not say who may use it: @AllowedTo"
              .formatted(controller.getName(), method.getName()));
    }
    return rule;
  }

  /**
   * @throws IllegalStateException if the method does not say who may use it, or looks after its
   *     company itself and does not take the companies that it may show, or is asked by a link and
   *     takes none
   */
  static void requireRule(HandlerMethod method) {
    requireLink(method);
    boolean takesCompanies =
        Arrays.asList(method.getMethod().getParameterTypes()).contains(Companies.class);
    if (of(method).of() == Of.ENDPOINT && !takesCompanies) {
      throw new IllegalStateException(
          "%s.%s is @AllowedTo(of = ENDPOINT) and takes no %s: it could show any company"
              .formatted(
                  method.getBeanType().getName(),
                  method.getMethod().getName(),
                  Companies.class.getSimpleName()));
    }
  }

  private static void requireLink(HandlerMethod method) {
    AllowedTo rule = of(method);
    boolean takesLink =
        Arrays.stream(method.getMethod().getParameterTypes())
            .anyMatch(ByLink.class::isAssignableFrom);
    boolean byLink = rule.of() == Of.LINK;
    if (byLink != takesLink || byLink && rule.value().length > 0) {
      throw new IllegalStateException(
          "%s.%s: what is asked by a link is @AllowedTo(value = {}, of = LINK) and takes a %s"
              .formatted(
                  method.getBeanType().getName(),
                  method.getMethod().getName(),
                  ByLink.class.getSimpleName()));
    }
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && isOurs(method)) {
      AllowedTo rule = of(method);
      // A page that everybody may see has been let through by the filters.
      if (rule.value().length > 0) {
        check(rule, request);
      }
    }
    return true;
  }

  private void check(AllowedTo rule, HttpServletRequest request) {
    Caller caller = Caller.current().orElseThrow();
    Companies companies = caller.companies(rule.value());
    if (companies.isNone()) {
      refuse(request, NOT_ALLOWED, Stream.empty());
      throw new ProblemException(notAllowed(rule));
    }
    if (rule.of() == Of.EVERY && !companies.all()) {
      refuse(request, NOT_ALLOWED, Stream.empty());
      throw new ProblemException(
          Problem.of(
              NOT_ALLOWED,
              "Not allowed",
              403,
              "This concerns all companies, and you hold the role for some."));
    }
    if (isMasked(rule, caller, request) && !trail.unmasked(caller)) {
      Masking.mask(request);
    }
    if (companies.all()) {
      return;
    }
    List<String> named = named(rule, request).toList();
    boolean missing = named.isEmpty() && rule.of() == Of.PATH;
    if (missing || !named.stream().allMatch(companies::has)) {
      refuse(request, NOT_FOUND, named.stream().filter(each -> !companies.has(each)));
      throw new ProblemException(nothingHere());
    }
    if (named.isEmpty() && rule.of() == Of.QUERY) {
      throw ProblemException.field(
          COMPANY, "must be given: you hold the role for some companies, not for all");
    }
  }

  /** Operators see names and addresses only where they hold a role that needs them, too. */
  private static boolean isMasked(AllowedTo rule, Caller caller, HttpServletRequest request) {
    if (!List.of(rule.value()).contains(Role.OPERATOR)) {
      return false;
    }
    Companies read = caller.companies(READ_PEOPLE);
    if (read.all()) {
      return false;
    }
    List<String> named = named(rule, request).toList();
    return named.isEmpty() || !named.stream().allMatch(read::has);
  }

  private void refuse(HttpServletRequest request, String problem, Stream<String> companies) {
    Map<String, String> asked =
        companies.findFirst().map(company -> Map.of(COMPANY, company)).orElse(Map.of());
    trail.refused(AuditedRequest.of(request, asked), problem);
  }

  static Problem nothingHere() {
    return Problem.of(
        NOT_FOUND, "Not found", 404, "There is nothing here that you may see or change.");
  }

  private static Problem notAllowed(AllowedTo rule) {
    String roles =
        Arrays.stream(rule.value()).map(Role::toString).collect(Collectors.joining(", "));
    return Problem.of(
        NOT_ALLOWED, "Not allowed", 403, "This needs one of the roles " + roles + ".");
  }

  /** The companies that a request names. */
  private static Stream<String> named(AllowedTo rule, HttpServletRequest request) {
    Map<String, String> path = path(request);
    Stream<String> inPath =
        switch (rule.of()) {
          case CASE -> Stream.of(part(path.getOrDefault("id", ""), 1));
          case TASK -> Stream.of(part(path.getOrDefault("task", ""), 0));
          case LETTER ->
              Stream.of(part(path.getOrDefault("letter", path.getOrDefault("run", "")), 0));
          default ->
              Stream.concat(
                  Stream.ofNullable(path.get(COMPANY)),
                  Stream.ofNullable(path.get(ACCOUNT)).map(account -> part(account, 0)));
        };
    Stream<String> inQuery =
        Stream.concat(
            values(request, COMPANY), values(request, ACCOUNT).map(account -> part(account, 0)));
    return Stream.concat(inPath, inQuery);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> path(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables == null ? Map.of() : (Map<String, String>) variables;
  }

  private static Stream<String> values(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values == null ? Stream.empty() : List.of(values).stream();
  }

  /** Companies hold no dot. */
  private static String part(String id, int index) {
    String[] parts = id.split("\\.", -1);
    return index < parts.length ? parts[index] : "";
  }
}
