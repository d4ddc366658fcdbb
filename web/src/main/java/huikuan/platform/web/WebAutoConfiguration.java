package huikuan.platform.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Problems as answers, parameters, pages. */
@AutoConfiguration
@Import({
  ParametersByQuery.class,
  ProblemAdvice.class,
  NamesInOpenApi.class,
  PagesInOpenApi.class,
  ProblemsInOpenApi.class
})
public final class WebAutoConfiguration {

  @Bean
  WebMvcConfigurer parametersAndPages() {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters());
      }

      /**
       * JSON and what an endpoint names: a library's other formats would show values of its own.
       */
      @Override
      public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
            all ->
                all.removeIf(
                    each -> each.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageRequests());
      }
    };
  }

  /** An endpoint whose parameters can't be told does not start: it could refuse none. */
  @Bean
  SmartInitializingSingleton everyEndpointDeclaresItsParameters(
      ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
    return () ->
        mappings.stream()
            .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
            .filter(DeclaredParameters::isOurs)
            .forEach(DeclaredParameters::of);
  }
}
