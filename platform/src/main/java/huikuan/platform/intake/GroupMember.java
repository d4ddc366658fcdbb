package huikuan.platform.intake;

import huikuan.platform.ServiceSettings;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.kafka.listener.ContainerProperties;

/** The membership of an instance in its service's consumer group. */
public final class GroupMember {

  private GroupMember() {}

  /**
   * An instance with a name that it keeps has its partitions back at once, also after a kill; the
   * group waits for one without a name until its session ends.
   */
  public static ContainerProperties of(Collection<String> topics, ServiceSettings service) {
    ContainerProperties properties = new ContainerProperties(topics.toArray(String[]::new));
    properties.setGroupId(service.service());
    properties.setSyncCommits(true);
    if (service.instance() != null) {
      properties
          .getKafkaConsumerProperties()
          .setProperty(
              ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
              service.service() + "." + service.instance());
    }
    return properties;
  }
}
