package huikuan.platform.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** The names of the query parameters that an endpoint declares. */
final class DeclaredParameters {

  private static final String OURS = "huikuan.";
  private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

  private DeclaredParameters() {}

  /** Endpoints of libraries know their parameters themselves. */
  static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith(OURS);
  }

  /**
   * @throws IllegalStateException if a parameter of the method is none of those understood here
   */
  static Set<String> of(HandlerMethod method) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(method.getMethodParameters()).flatMap(DeclaredParameters::of).forEach(names::add);
    return Collections.unmodifiableSet(names);
  }

  private static Stream<String> of(MethodParameter parameter) {
    parameter.initParameterNameDiscovery(NAMES);
    Class<?> type = parameter.getParameterType();
    RequestParam one = parameter.getParameterAnnotation(RequestParam.class);
    if (one != null) {
      return Stream.of(one.name().isEmpty() ? name(parameter) : one.name());
    }
    if (type == PageRequest.class) {
      PageRequests.limits(parameter);
      return Stream.of(PageRequests.LIMIT, Cursor.FIELD);
    }
    if (parameter.hasParameterAnnotation(PathVariable.class)
        || parameter.hasParameterAnnotation(RequestHeader.class)
        || parameter.hasParameterAnnotation(RequestBody.class)
        || NotAParameter.class.isAssignableFrom(type)
        || ServletRequest.class.isAssignableFrom(type)
        || ServletResponse.class.isAssignableFrom(type)) {
      return Stream.empty();
    }
    if (type.isRecord()) {
      return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
    }
    throw new IllegalStateException(
        "No query parameters can be told of " + type.getName() + " in " + parameter.getMethod());
  }

  private static String name(MethodParameter parameter) {
    String name = parameter.getParameterName();
    if (name == null) {
      throw new IllegalStateException("A parameter without name in " + parameter.getMethod());
    }
    return name;
  }
}
