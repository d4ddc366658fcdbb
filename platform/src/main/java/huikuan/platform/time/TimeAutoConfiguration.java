package huikuan.platform.time;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.ServiceSettings;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import huikuan.platform.settling.Station;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The clock, and deadlines that follow it. */
@AutoConfiguration(after = EventLogAutoConfiguration.class)
@EnableConfigurationProperties(DeadlineSettings.class)
public final class TimeAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock(ServiceSettings settings) {
    if (settings.sandbox()) {
      throw new IllegalStateException(
          "huikuan.sandbox is set, but only the standalone has a sandbox clock: unset it");
    }
    return Clock.systemUTC();
  }

  @Bean
  DeadlineStore deadlineStore(MongoDatabase database) {
    return new DeadlineStore(database);
  }

  @Bean
  DueDeadlines dueDeadlines(
      DeadlineStore store,
      Clock clock,
      ServiceSettings service,
      DeadlineSettings settings,
      Delivery delivery,
      ObjectProvider<DueTogether> together) {
    if (service.sandbox()) {
      store.releaseClaims();
    }
    return new DueDeadlines(
        store, clock, settings, delivery, () -> together.getIfAvailable(() -> DueTogether.ALONE));
  }

  @Bean
  @ConditionalOnProperty(name = "huikuan.sandbox", havingValue = "false", matchIfMissing = true)
  Loop deadlineTrigger(DueDeadlines deadlines, Clock clock, ObjectProvider<Station> stations) {
    return new DeadlineTrigger(deadlines, clock, () -> stations.stream().toList()).loop();
  }

  @Bean
  MeterBinder deadlineMeters(DueDeadlines deadlines) {
    return meters ->
        Gauge.builder("huikuan.deadlines.overdue", deadlines, DueDeadlines::overdue)
            .description("Deadlines that are due and not yet handled")
            .register(meters);
  }
}
