package huikuan.platform.web.edge;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The same web server, with the same limits, at the gateway and at every service. */
@AutoConfiguration
@EnableConfigurationProperties({
  AnswerSettings.class,
  BodySettings.class,
  ConnectionSettings.class,
  EdgeSettings.class
})
public final class EdgeAutoConfiguration {

  /**
   * After the trace, which every answer tells. Who asks is known ({@code
   * spring.security.filter.order}) before a body is received.
   */
  private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 1;

  /** Everybody may do everything then, as often as they like: it is for trying and for load. */
  private static final String OPEN = "huikuan.access.open";

  @Bean
  @ConditionalOnMissingBean
  Ticker ticker() {
    return System::nanoTime;
  }

  @Bean
  RefusedRequests refusedRequests(ObjectProvider<MeterRegistry> metrics) {
    return new RefusedRequests(metrics);
  }

  @Bean
  FilterRegistrationBean<ForeignFilter> foreignFilter(
      EdgeSettings settings, RefusedRequests refused, @Value("${server.address:}") String address) {
    HostNames hosts = new HostNames(settings.hosts(), address);
    return at(FIRST, new ForeignFilter(hosts, new Proxies(settings), refused));
  }

  @Bean
  FilterRegistrationBean<ReadableFilter> readableFilter() {
    return at(FIRST + 1, new ReadableFilter());
  }

  /** Before a token or a password is looked at. */
  @Bean
  @ConditionalOnBooleanProperty(name = OPEN, havingValue = false, matchIfMissing = true)
  FilterRegistrationBean<FailedSignIns> failedSignIns(
      EdgeSettings settings, RefusedRequests refused, Ticker ticker) {
    Rates rates =
        new Rates(
            settings.failuresPerMinute(), Duration.ofMinutes(1), settings.remembered(), ticker);
    return at(FIRST + 2, new FailedSignIns(rates, refused));
  }

  /** When it is known who asks, and before a body is received. */
  @Bean
  @ConditionalOnBooleanProperty(name = OPEN, havingValue = false, matchIfMissing = true)
  FilterRegistrationBean<RateFilter> rateFilter(
      EdgeSettings settings, RefusedRequests refused, Ticker ticker) {
    long most = settings.requestsPerSecond() * settings.burst().toSeconds();
    Rates rates = new Rates(most, settings.burst(), settings.remembered(), ticker);
    return at(FIRST + 5, new RateFilter(rates, refused));
  }

  @Bean
  FilterRegistrationBean<BodyFilter> bodyFilter(BodySettings settings, Ticker ticker) {
    return at(FIRST + 6, new BodyFilter(settings, ticker));
  }

  @Bean
  FilterRegistrationBean<AnswerFilter> answerFilter(AnswerSettings settings, Ticker ticker) {
    return at(FIRST + 7, new AnswerFilter(settings, ticker));
  }

  private static <F extends Filter> FilterRegistrationBean<F> at(int order, F filter) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
  }

  /** Last, because Spring Boot adds a valve with pages of its own. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> edge(
      BodySettings bodies, ConnectionSettings connections, EdgeSettings edge, Ticker ticker) {
    return customizer(bodies, connections, new Proxies(edge), ticker);
  }

  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> customizer(
      BodySettings bodies, ConnectionSettings connections, Proxies proxies, Ticker ticker) {
    return factory -> {
      factory.setProtocol(TimelyHttp11Protocol.class.getName());
      factory.addConnectorCustomizers(
          connector -> customize(connector, connections, proxies, ticker));
      factory.addContextCustomizers(context -> reportProblems(context, bodies, ticker));
    };
  }

  /**
   * An ERP's identifiers may hold slashes of both kinds; escaped, they belong to the name and not
   * to the path. No body is a form.
   */
  private static void customize(
      Connector connector, ConnectionSettings settings, Proxies proxies, Ticker ticker) {
    String passThrough = EncodedSolidusHandling.PASS_THROUGH.getValue();
    connector.setEncodedSolidusHandling(passThrough);
    connector.setEncodedReverseSolidusHandling(passThrough);
    connector.setParseBodyMethods("");
    if (connector.getProtocolHandler() instanceof TimelyHttp11Protocol timely) {
      timely.headersWithin(settings.headerTime(), ticker);
      timely.connectionsPerAddress(
          settings.perAddress(),
          address -> InetAddress.ofLiteral(address).isLoopbackAddress() || proxies.has(address));
    }
  }

  private static void reportProblems(Context context, BodySettings bodies, Ticker ticker) {
    StandardHost host = (StandardHost) context.getParent();
    Pipeline pipeline = host.getPipeline();
    for (Valve valve : pipeline.getValves()) {
      if (valve instanceof ErrorReportValve) {
        pipeline.removeValve(valve);
      }
    }
    host.setErrorReportValveClass(ProblemReportValve.class.getName());
    pipeline.addValve(new ProblemReportValve(bodies, ticker));
  }
}
