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
 * @param longest the time of waiting for one answer in all, however steadily it is read
 */
@ConfigurationProperties("huikuan.answers")
record AnswerSettings(
    @DefaultValue("8KB") DataSize minRate,
    @DefaultValue("10s") Duration window,
    @DefaultValue("30m") Duration longest) {

  AnswerSettings {
    if (minRate.toBytes() < 0 || !window.isPositive() || !longest.isPositive()) {
      throw new IllegalArgumentException(
          "huikuan.answers: min-rate not below zero, window and longest above zero");
    }
  }
}
