package huikuan.platform.web.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param headerTime the longest time from a request's first byte to the end of its headers
 * @param perAddress how many connections an address may have, besides loopback and the proxies in
 *     front; of IPv6 a /64; 0 = any number
 */
@ConfigurationProperties("huikuan.connections")
record ConnectionSettings(
    @DefaultValue("10s") Duration headerTime, @DefaultValue("0") int perAddress) {

  ConnectionSettings {
    if (!headerTime.isPositive()) {
      throw new IllegalArgumentException("huikuan.connections.header-time must be above zero");
    }
    if (perAddress < 0) {
      throw new IllegalArgumentException(
          "huikuan.connections.per-address: a number, or 0 for no limit");
    }
  }
}
