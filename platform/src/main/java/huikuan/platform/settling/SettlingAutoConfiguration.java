package huikuan.platform.settling;

import com.mongodb.MongoException;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** Shows which stations have caught up: for the sandbox, for metrics, and for health. */
@AutoConfiguration(after = EventLogAutoConfiguration.class)
public final class SettlingAutoConfiguration {

  @Bean
  MeterBinder logMeters(EventLog log) {
    return meters ->
        Gauge.builder("huikuan.log.head", log, EventLog::head)
            .description("Commits in the log")
            .register(meters);
  }

  @Bean
  HealthIndicator logHealthIndicator(EventLog log) {
    return () -> {
      try {
        return Health.up().withDetail("head", log.head()).build();
      } catch (MongoException e) {
        return Health.down(e).build();
      }
    };
  }

  @Bean
  HealthIndicator stationsHealthIndicator(ObjectProvider<Station> stations) {
    return () -> {
      Health.Builder health = Health.up();
      stations.forEach(
          station -> {
            station.alarm().ifPresent(what -> health.withDetail(station.name(), what));
            station.stopped().ifPresent(why -> health.down().withDetail(station.name(), why));
          });
      return health.build();
    };
  }

  @Bean(destroyMethod = "close")
  KafkaHealth kafkaHealthIndicator(KafkaAdmin kafka) {
    return new KafkaHealth(Admin.create(kafka.getConfigurationProperties()));
  }

  /** Checks if a broker answers. */
  record KafkaHealth(Admin admin) implements HealthIndicator, AutoCloseable {

    @Override
    public Health health() {
      try {
        int nodes = admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).size();
        return Health.up().withDetail("brokers", nodes).build();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Health.down(e).build();
      } catch (Exception e) {
        return Health.down(e).build();
      }
    }

    @Override
    public void close() {
      admin.close();
    }
  }
}
