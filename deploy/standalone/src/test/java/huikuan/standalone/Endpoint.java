package huikuan.standalone;

import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** An endpoint as its controller declares it. */
record Endpoint(String method, String path, AllowedTo rule) {

  /** Each service has what is stuck at a path of its own. */
  private static final String STUCK = "${huikuan.stuck-path}";

  /** So is what is to be approved. */
  private static final String APPROVALS = "${huikuan.approvals-path}";

  /** Each service has its audit trail at a path with its name. */
  private static final String SERVICE = "${huikuan.service}";

  private static final List<Endpoint> LISTED = read();

  /** Those of all services that are not for everybody, by their paths. */
  static List<Endpoint> listed() {
    return LISTED;
  }

  /** Those that want a role. */
  static List<Endpoint> all() {
    return LISTED.stream().filter(each -> !each.isByLink()).toList();
  }

  /** Those that want the link in a mail. */
  static List<Endpoint> byLink() {
    return LISTED.stream().filter(Endpoint::isByLink).toList();
  }

  boolean isByLink() {
    return rule.of() == Of.LINK;
  }

  private static List<Endpoint> read() {
    ClassPathScanningCandidateComponentProvider controllers =
        new ClassPathScanningCandidateComponentProvider(false);
    controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    return controllers.findCandidateComponents("huikuan").stream()
        .filter(each -> !String.valueOf(each.getResourceDescription()).contains("test-classes"))
        .map(each -> ClassUtils.resolveClassName(each.getBeanClassName(), null))
        .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
        .flatMap(Endpoint::of)
        .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
        .toList();
  }

  private static Stream<Endpoint> of(Method method) {
    RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    AllowedTo rule = method.getAnnotation(AllowedTo.class);
    if (own == null || rule == null || rule.value().length == 0 && rule.of() != Of.LINK) {
      return Stream.empty();
    }
    RequestMapping all =
        AnnotatedElementUtils.findMergedAnnotation(
            method.getDeclaringClass(), RequestMapping.class);
    Stream<String> prefixes =
        all == null || all.path().length == 0 ? Stream.of("") : Arrays.stream(all.path());
    return prefixes
        .flatMap(each -> paths(each + first(own.path())))
        .map(each -> new Endpoint(own.method()[0].name(), each, rule));
  }

  private static Stream<String> paths(String path) {
    if (path.startsWith(STUCK)) {
      return Stream.of(
              "/api/v1/ledger/stuck", "/api/v1/dunning/stuck", "/api/v1/notifications/stuck")
          .map(stuck -> path.replace(STUCK, stuck));
    }
    if (path.startsWith(APPROVALS)) {
      return Stream.of(
              "/api/v1/approvals", "/api/v1/dunning/approvals", "/api/v1/notifications/approvals")
          .map(approvals -> path.replace(APPROVALS, approvals));
    }
    return path.contains(SERVICE)
        ? Stream.of("ledger", "dunning", "notification").map(name -> path.replace(SERVICE, name))
        : Stream.of(path);
  }

  private static String first(String[] paths) {
    return paths.length == 0 ? "" : paths[0];
  }

  /** Its address with values in the places of its variables; of a company where it names one. */
  String address(String company) {
    String filled =
        path.replace("{company}", company)
            .replace("{account}", company + ".C-1.CNY")
            .replace("{id}", "reminder." + company + ".I-1")
            .replace("{task}", company + ".C-1.very-late")
            .replaceAll("\\{[^}]*\\}", "x");
    return rule.of() == Of.QUERY ? filled + "?company=" + company : filled;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
