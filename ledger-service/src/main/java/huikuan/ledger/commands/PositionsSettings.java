package huikuan.ledger.commands;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param patience how long a reader waits for a position before it is told to ask again
 */
@ConfigurationProperties("huikuan.positions")
record PositionsSettings(@DefaultValue("5s") Duration patience) {

  PositionsSettings {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("huikuan.positions.patience must not be negative");
    }
  }
}
