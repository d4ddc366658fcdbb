package huikuan.platform.time;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.ServiceSettings;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import huikuan.platform.settling.Station;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

/** The clock, and deadlines that follow it. */
@AutoConfiguration(after = EventLogAutoConfiguration.class, before = AxonAutoConfiguration.class)
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

  /** Makes one for each batch. */
  @Bean
  @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
  DeadlineChanges deadlineChanges(DeadlineStore store) {
    return new DeadlineChanges(store);
  }

  @Bean
  MongoDeadlineManager deadlineManager(
      DeadlineStore store,
      org.axonframework.config.Configuration axon,
      Serializer serializer,
      Clock clock,
      ServiceSettings service,
      DeadlineSettings settings,
      ObjectProvider<DueTogether> together) {
    MongoDeadlineManager manager =
        new MongoDeadlineManager(
            store,
            new ConfigurationScopeAwareProvider(axon),
            serializer,
            clock,
            settings,
            () -> together.getIfAvailable(() -> DueTogether.ALONE));
    manager.registerHandlerInterceptor(
        new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
    if (service.sandbox()) {
      manager.releaseClaims();
    }
    return manager;
  }

  @Bean
  @ConditionalOnProperty(name = "huikuan.sandbox", havingValue = "false", matchIfMissing = true)
  Loop deadlineTrigger(
      MongoDeadlineManager deadlines, Clock clock, ObjectProvider<Station> stations) {
    return new DeadlineTrigger(deadlines, clock, () -> stations.stream().toList()).loop();
  }

  @Bean
  MeterBinder deadlineMeters(MongoDeadlineManager deadlines) {
    return meters ->
        Gauge.builder("huikuan.deadlines.overdue", deadlines, MongoDeadlineManager::overdue)
            .description("Deadlines that are due and not yet handled")
            .register(meters);
  }
}
