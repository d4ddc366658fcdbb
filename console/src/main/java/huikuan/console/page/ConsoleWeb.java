package huikuan.console.page;

import huikuan.console.api.Api;
import huikuan.console.signin.Person;
import huikuan.console.signin.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.SessionFlashMapManager;
import org.springframework.web.util.UriUtils;

/** Handlers take the API as the person asks it, the person, and the frame of the page. */
@Configuration(proxyBeanMethods = false)
class ConsoleWeb implements WebMvcConfigurer {

  /** The words of pages; without those of a language none of another is shown. */
  @Bean
  static MessageSource messageSource() {
    ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    words.setBasename("words/words");
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    words.setAlwaysUseMessageFormat(true);
    return words;
  }

  /** A message for the next page finds it by its whole path: an id may hold slashes. */
  @Bean
  static FlashMapManager flashMapManager() {
    return new SessionFlashMapManager() {
      @Override
      protected boolean isFlashMapForRequest(FlashMap told, HttpServletRequest request) {
        String path = UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
        return path.equals(told.getTargetRequestPath());
      }
    };
  }

  private final Visit visit;

  ConsoleWeb(Visit visit) {
    this.visit = visit;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Argument(visit));
  }

  private record Argument(Visit visit) implements HandlerMethodArgumentResolver {

    private static final List<Class<?>> KNOWN = List.of(Api.class, Person.class, Frame.class);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return KNOWN.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest web,
        @Nullable WebDataBinderFactory binders) {
      if (parameter.getParameterType() == Frame.class) {
        return Objects.requireNonNull(Objects.requireNonNull(container).getModel().get("frame"));
      }
      HttpServletRequest request =
          Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
      HttpServletResponse response =
          Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
      return parameter.getParameterType() == Api.class
          ? visit.api(request, response)
          : visit.person(request, response);
    }
  }
}
