package huikuan.platform.tracing;

import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Each request has a trace. */
@AutoConfiguration
public final class TracingAutoConfiguration {

  @Bean
  FilterRegistrationBean<Filter> traceFilter() {
    FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new TraceFilter());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
