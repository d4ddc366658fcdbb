package huikuan.platform.web.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How quickly answers have to be read.
 *
 * @param minRate bytes a second that a reader must take while it is waited for; a slower one loses
 *     its connection
 * @param window the time of waiting over which the rate is measured
 */
@ConfigurationProperties("huikuan.answers")
record AnswerSettings(@DefaultValue("8KB") DataSize minRate, @DefaultValue("10s") Duration window) {

  AnswerSettings {
    if (minRate.toBytes() < 0 || !window.isPositive()) {
      throw new IllegalArgumentException(
          "huikuan.answers: min-rate not below zero, window above zero");
    }
  }
}
