package huikuan.platform.axon;

import huikuan.platform.time.DeadlineStore;
import huikuan.platform.time.TimeAutoConfiguration;
import java.time.Clock;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets sagas and aggregates schedule deadlines, and brings them to these. */
@AutoConfiguration(after = TimeAutoConfiguration.class, before = AxonAutoConfiguration.class)
public final class DeadlinesAutoConfiguration {

  @Bean
  MongoDeadlineManager deadlineManager(
      DeadlineStore store, Configuration axon, Serializer serializer, Clock clock) {
    MongoDeadlineManager manager =
        new MongoDeadlineManager(
            store, new ConfigurationScopeAwareProvider(axon), serializer, clock);
    manager.registerHandlerInterceptor(
        new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
    return manager;
  }
}
