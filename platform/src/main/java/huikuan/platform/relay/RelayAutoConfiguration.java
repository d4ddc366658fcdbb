package huikuan.platform.relay;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.ServiceSettings;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.signature.SignatureSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** The way out, for a service that has a {@link Publisher}. */
@AutoConfiguration(after = EventLogAutoConfiguration.class)
@ConditionalOnBean(Publisher.class)
@EnableConfigurationProperties({RelaySettings.class, SignatureSettings.class})
public final class RelayAutoConfiguration {

  @Bean
  NewTopic publishedTopic(Publisher publisher, RelaySettings settings) {
    return Topics.of(publisher.topic(), settings.partitions());
  }

  @Bean
  Relay relay(
      MongoEventLog log,
      LogEpochs epochs,
      Publisher publisher,
      MongoDatabase database,
      ProducerFactory<String, byte[]> producers,
      ServiceSettings service,
      SignatureSettings signatures,
      KafkaAdmin kafka,
      RelaySettings settings) {
    return new Relay(
        log,
        epochs,
        publisher,
        new EventCodec(EventVocabulary.of(publisher.contract())),
        new RelayPosition(
            database, publisher.topic(), service.owner(), Clock.systemUTC(), settings.lease()),
        producers,
        service.service(),
        signatures.signer(service.service()),
        kafka::initialize,
        settings);
  }

  @Bean
  MeterBinder relayMeters(Relay relay) {
    return meters ->
        Gauge.builder("huikuan.relay.lag", relay, Relay::lag)
            .description("Commits not yet told")
            .tag("topic", relay.topic())
            .register(meters);
  }
}
