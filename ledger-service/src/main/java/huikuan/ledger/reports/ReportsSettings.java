package huikuan.ledger.reports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param exports how many large answers are written at once; the others wait their turn
 * @param patience how long they wait before they are told to ask again
 */
@ConfigurationProperties("huikuan.reports")
record ReportsSettings(@DefaultValue("2") int exports, @DefaultValue("10s") Duration patience) {

  ReportsSettings {
    if (exports < 1 || patience.isNegative()) {
      throw new IllegalArgumentException("huikuan.reports: exports from 1, patience not negative");
    }
  }
}
