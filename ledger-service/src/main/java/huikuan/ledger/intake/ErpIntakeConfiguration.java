package huikuan.ledger.intake;

import huikuan.ledger.documents.RecordPosting;
import huikuan.platform.ServiceSettings;
import huikuan.platform.intake.GroupMember;
import huikuan.platform.intake.IntakeStation;
import huikuan.platform.relay.RelaySettings;
import huikuan.platform.relay.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;
import tools.jackson.databind.json.JsonMapper;

/** Documents by Kafka: only where an ERP is named that may post so. */
@Configuration(proxyBeanMethods = false)
@Conditional(ErpClientsNamed.class)
@EnableConfigurationProperties(ErpClients.class)
class ErpIntakeConfiguration {

  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

  @Bean
  KafkaAdmin.NewTopics erpTopics(RelaySettings settings) {
    return new KafkaAdmin.NewTopics(
        Topics.of(ErpDocuments.TOPIC, settings.partitions()), Topics.of(ErpDocuments.REJECTED, 1));
  }

  @Bean
  ErpDocuments erpDocuments(
      RecordPosting posting,
      ErpClients clients,
      KafkaTemplate<String, byte[]> kafka,
      JsonMapper json,
      MeterRegistry meters) {
    return new ErpDocuments(posting, clients, kafka, json, meters);
  }

  /** A failure of the log or of Kafka is tried again for ever, in order: nothing is passed over. */
  @Bean
  KafkaMessageListenerContainer<String, byte[]> erpContainer(
      ErpDocuments documents, ConsumerFactory<String, byte[]> consumers, ServiceSettings service) {
    ContainerProperties properties = GroupMember.of(Set.of(ErpDocuments.TOPIC), service);
    properties.setMessageListener(documents);
    KafkaMessageListenerContainer<String, byte[]> container =
        new KafkaMessageListenerContainer<>(consumers, properties);
    container.setBeanName("erp");
    container.setCommonErrorHandler(
        new DefaultErrorHandler(
            new FixedBackOff(RETRY_PAUSE.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS)));
    return container;
  }

  @Bean
  IntakeStation erpStation(ErpDocuments documents, KafkaAdmin kafka, ServiceSettings service) {
    return new IntakeStation(
        Set.of(ErpDocuments.TOPIC),
        documents::taken,
        Admin.create(kafka.getConfigurationProperties()),
        service.service(),
        Optional::empty,
        documents::notTrusted);
  }

  @Bean
  MeterBinder erpMeters(IntakeStation erpStation) {
    return meters ->
        Gauge.builder("huikuan.intake.lag", erpStation, IntakeStation::lag)
            .description("Records on the subscribed topics that are not yet in this service's log")
            .tag("from", "erp")
            .register(meters);
  }
}
