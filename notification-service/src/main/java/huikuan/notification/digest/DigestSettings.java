package huikuan.notification.digest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages are gathered.
 *
 * @param atLeastOpen how long a digest waits for more claims if its moment had passed when its
 *     first claim came, as after an outage
 */
@Validated
@ConfigurationProperties("huikuan.digests")
record DigestSettings(@DefaultValue("PT1M") Duration atLeastOpen) {}
