package huikuan.platform.intake;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.ServiceSettings;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.relay.RelaySettings;
import huikuan.platform.relay.Topics;
import huikuan.platform.signature.SignatureSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonContainerStoppingErrorHandler;
import org.springframework.kafka.listener.CommonDelegatingErrorHandler;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/** The way in, for a service that has {@link Subscription}s. */
@AutoConfiguration(after = EventLogAutoConfiguration.class)
@ConditionalOnBean(Subscription.class)
@EnableConfigurationProperties({IntakeSettings.class, RelaySettings.class, SignatureSettings.class})
public final class IntakeAutoConfiguration {

  /** The first service that starts makes the topics, so that none waits for another. */
  @Bean
  KafkaAdmin.NewTopics subscribedTopics(
      ObjectProvider<Subscription> subscriptions, RelaySettings settings) {
    return new KafkaAdmin.NewTopics(
        subscriptions.stream()
            .flatMap(
                subscription ->
                    Stream.of(
                        Topics.of(subscription.topic(), settings.partitions()),
                        Topics.of(DeadTopic.nameFor(subscription.topic()), 1)))
            .toArray(NewTopic[]::new));
  }

  @Bean
  RecordReader recordReader(
      ObjectProvider<Subscription> subscriptions, SignatureSettings signatures) {
    List<Subscription> all = subscriptions.stream().toList();
    EventCodec codec =
        new EventCodec(
            EventVocabulary.of(all.stream().map(Subscription::contract).toArray(Class[]::new)));
    return new RecordReader(
        all, signatures.verifiers(all.stream().map(Subscription::owner).toList()), codec);
  }

  @Bean
  DeadRecordStore deadRecordStore(MongoDatabase database, RecordReader reader, Clock clock) {
    return new DeadRecordStore(database, new Marks(database), reader.types(), clock);
  }

  @Bean
  DeadRecords deadRecords(
      DeadRecordStore store, RecordReader reader, MongoEventLog log, IntakeSettings settings) {
    return new DeadRecords(store, reader, log, settings);
  }

  @Bean
  Intake intake(
      RecordReader reader,
      MongoEventLog log,
      KafkaTemplate<String, byte[]> kafka,
      MongoDatabase database,
      DeadRecordStore records,
      IntakeSettings settings,
      MeterRegistry meters) {
    DeadTopic dead = new DeadTopic(kafka, new DeadPosition(database), records, settings, meters);
    return new Intake(reader, log, dead, new Marks(database), settings);
  }

  /**
   * A failure of the log or of Kafka is tried again for ever, in order: nothing is passed over. A
   * history that was written anew ends the intake until the service is started again.
   */
  @Bean
  KafkaMessageListenerContainer<String, byte[]> intakeContainer(
      Intake intake,
      ConsumerFactory<String, byte[]> consumers,
      ServiceSettings service,
      IntakeSettings settings) {
    ContainerProperties properties = GroupMember.of(intake.topics(), service);
    properties.setMessageListener(intake);
    KafkaMessageListenerContainer<String, byte[]> container =
        new KafkaMessageListenerContainer<>(consumers, properties);
    container.setBeanName("intake");
    CommonDelegatingErrorHandler failures =
        new CommonDelegatingErrorHandler(untilItSucceeds(settings));
    failures.addDelegate(HistoryRewritten.class, new CommonContainerStoppingErrorHandler());
    container.setCommonErrorHandler(failures);
    return container;
  }

  /** Spring would pass over the whole batch at failures that it holds to be for ever. */
  private static DefaultErrorHandler untilItSucceeds(IntakeSettings settings) {
    DefaultErrorHandler handler =
        new DefaultErrorHandler(
            new FixedBackOff(settings.retry().toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS));
    handler.setClassifications(Map.of(), true);
    return handler;
  }

  @Bean
  IntakeStation intakeStation(Intake intake, KafkaAdmin kafka, ServiceSettings service) {
    return new IntakeStation(
        intake.topics(),
        intake::taken,
        Admin.create(kafka.getConfigurationProperties()),
        service.service(),
        intake::stopped,
        intake::notTrusted);
  }

  @Bean
  MeterBinder intakeMeters(IntakeStation intakeStation) {
    return meters -> {
      Gauge.builder("huikuan.intake.stopped", intakeStation, it -> it.stopped().isPresent() ? 1 : 0)
          .description("1 = a source's log went back, and nothing more is taken")
          .register(meters);
      Gauge.builder("huikuan.intake.lag", intakeStation, IntakeStation::lag)
          .description("Records on the subscribed topics that are not yet in this service's log")
          .tag("from", "services")
          .register(meters);
    };
  }
}
