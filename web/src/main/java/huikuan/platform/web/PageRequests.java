package huikuan.platform.web;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@link PageRequest}s. */
final class PageRequests implements HandlerMethodArgumentResolver {

  static final String LIMIT = "limit";

  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PageRequest.class;
  }

  @Override
  public PageRequest resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    PageLimits limits = limits(parameter);
    String limit = request.getParameter(LIMIT);
    return new PageRequest(
        limit == null ? limits.usual() : limit(limit, limits.most()),
        request.getParameter(Cursor.FIELD));
  }

  static PageLimits limits(MethodParameter parameter) {
    PageLimits limits = parameter.getParameterAnnotation(PageLimits.class);
    if (limits == null) {
      throw new IllegalStateException(parameter.getMethod() + " needs @PageLimits");
    }
    return limits;
  }

  private static int limit(String text, int most) {
    int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > most) {
      FieldError error = new FieldError(LIMIT, "a number from 1 to " + most);
      throw new ProblemException(Problem.invalid(List.of(error)));
    }
    return limit;
  }
}
