package huikuan.platform.web.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param headerTime the longest time from a request's first byte to the end of its headers
 */
@ConfigurationProperties("huikuan.connections")
record ConnectionSettings(@DefaultValue("10s") Duration headerTime) {

  ConnectionSettings {
    if (!headerTime.isPositive()) {
      throw new IllegalArgumentException("huikuan.connections.header-time must be above zero");
    }
  }
}
