package huikuan.platform.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The relay's bounds.
 *
 * @param partitions of the topic, when it is made
 * @param batch the most commits sent before the position is stored
 * @param lease how long an instance that stopped answering keeps others from relaying
 * @param retry the pause after a failure
 * @param sendTimeout how long to wait for Kafka's acknowledgement
 */
@ConfigurationProperties("huikuan.relay")
public record RelaySettings(
    @DefaultValue("6") int partitions,
    @DefaultValue("200") int batch,
    @DefaultValue("15s") Duration lease,
    @DefaultValue("1s") Duration retry,
    @DefaultValue("30s") Duration sendTimeout) {}
