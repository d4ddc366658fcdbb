package huikuan.platform.relay;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;

/** Topics as a ledger needs them: nothing is deleted, and a large receipt fits. */
public final class Topics {

  private static final int LARGEST_RECORD = 16_777_216;

  private Topics() {}

  public static NewTopic of(String name, int partitions) {
    return TopicBuilder.name(name)
        .partitions(partitions)
        .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
        .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_RECORD))
        .build();
  }
}
