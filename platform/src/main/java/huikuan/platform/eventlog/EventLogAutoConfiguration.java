package huikuan.platform.eventlog;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import huikuan.platform.ServiceSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The commit log. */
@AutoConfiguration
@EnableConfigurationProperties({ServiceSettings.class, LogSettings.class})
@Import(StoreFailures.class)
public final class EventLogAutoConfiguration {

  private static final int SELECTION_SECONDS = 5;

  @Bean
  MongoDatabase huikuanDatabase(MongoClient client, ServiceSettings settings) {
    return client.getDatabase(settings.database());
  }

  /** A server that is away is told of in seconds, not in half a minute. */
  @Bean
  MongoClientSettingsBuilderCustomizer quickRefusal() {
    return client ->
        client
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
            .applyToSocketSettings(
                socket -> socket.connectTimeout(SELECTION_SECONDS, TimeUnit.SECONDS));
  }

  @Bean
  EventCodec eventCodec(EventVocabulary vocabulary) {
    return new EventCodec(vocabulary);
  }

  @Bean
  MongoEventLog eventLog(
      MongoDatabase database,
      EventCodec codec,
      Clock clock,
      LogSettings settings,
      MeterRegistry meters) {
    return new MongoEventLog(database, codec, clock, settings, meters);
  }

  @Bean
  LogEpochs logEpochs(MongoDatabase database, MongoEventLog log, LogSettings settings) {
    LogEpochs epochs = LogEpochs.of(database);
    epochs.restored(settings.restored(), log.head());
    return epochs;
  }

  @Bean
  LogProofs logProofs(ServiceSettings settings, MongoEventLog log, MongoDatabase database) {
    return new LogProofs(settings.service(), log, database);
  }
}
