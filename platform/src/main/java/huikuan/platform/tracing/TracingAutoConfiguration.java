package huikuan.platform.tracing;

import jakarta.servlet.Filter;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** One trace from the HTTP edge to the mail. */
@AutoConfiguration
public final class TracingAutoConfiguration {

  private final TraceMetadata metadata = new TraceMetadata();

  @Bean
  FilterRegistrationBean<Filter> traceFilter() {
    FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new TraceFilter());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  CorrelationDataProvider traceCorrelation() {
    return metadata;
  }

  @Autowired
  void traceHandlers(EventProcessingConfigurer processing) {
    processing.registerDefaultHandlerInterceptor((configuration, processor) -> metadata);
  }
}
