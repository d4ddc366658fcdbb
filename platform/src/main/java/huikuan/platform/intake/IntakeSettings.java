package huikuan.platform.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The intake's bounds.
 *
 * @param retry the pause after a failure of the log or of Kafka
 * @param timeout how long to wait for the log, or for Kafka to take a dead record
 * @param wentBack the treatment of events of a source whose log went back without a new epoch
 */
@ConfigurationProperties("huikuan.intake")
public record IntakeSettings(
    @DefaultValue("1s") Duration retry,
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("stop") WentBackPolicy wentBack) {}
