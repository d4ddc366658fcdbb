package huikuan.benchmarks.readmodel;

import huikuan.contracts.CustomerId;
import huikuan.ledger.directory.CustomerNames;
import huikuan.platform.projection.Follower;
import huikuan.platform.web.WebAutoConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The ledger service's read model as it is: its tables, its projection, its questions over HTTP.
 * Only the log that it follows is generated; there is no document store, no Kafka, nothing to post
 * to.
 */
final class ReadSide implements AutoCloseable {

  private static final String BALANCES = "huikuan.ledger.balances";
  private static final String QUERY = "huikuan.ledger.query";
  private static final String REPORTS = "huikuan.ledger.reports";
  private static final String COMPANY = "huikuan.platform.company";

  @Configuration(proxyBeanMethods = false)
  @ComponentScan({BALANCES, QUERY, REPORTS})
  @ConfigurationPropertiesScan({BALANCES, REPORTS, COMPANY})
  @ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    WebAutoConfiguration.class
  })
  static class Application {}

  private final ConfigurableApplicationContext context;
  private final GeneratedLog log;

  private ReadSide(ConfigurableApplicationContext context, GeneratedLog log) {
    this.context = context;
    this.log = log;
  }

  /** Its follower begins at once. */
  static ReadSide start(GeneratedLog log, Path directory) {
    Clock end =
        Clock.fixed(
            GeneratedLog.FIRST.plusDays(GeneratedLog.DAYS).atStartOfDay(ZoneOffset.UTC).toInstant(),
            ZoneOffset.UTC);
    return new ReadSide(
        new SpringApplicationBuilder(Application.class)
            .properties("spring.config.name=ledger-service")
            .initializers(
                context -> {
                  context.getBeanFactory().registerSingleton("clock", end);
                  context.getBeanFactory().registerSingleton("names", new NoNames());
                  context.getBeanFactory().registerSingleton("log", log);
                })
            .run(
                "--server.port=0",
                "--huikuan.sandbox=true",
                "--huikuan.access.open=true",
                "--huikuan.balances.file=" + directory.resolve("balances.duckdb")),
        log);
  }

  /** Returns when the read model holds the whole log. */
  void awaitFilled() {
    Follower follower = context.getBean(Follower.class);
    while (!log.complete() || follower.await(log.head(), Duration.ofSeconds(1)) < log.head()) {
      if (follower.failing()) {
        throw new IllegalStateException("The read model failed; its log says why");
      }
    }
  }

  String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  @Override
  public void close() {
    context.close();
  }

  /** Customers are named by another read model. */
  private static final class NoNames implements CustomerNames {

    @Override
    public Map<CustomerId, String> of(Collection<CustomerId> customers) {
      return Map.of();
    }

    @Override
    public SortedMap<String, String> beside(Stream<CustomerId> rows) {
      return Collections.emptySortedMap();
    }
  }
}
