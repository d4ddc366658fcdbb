package huikuan.platform.intake;

import huikuan.platform.intake.DeadRecord.Cause;
import huikuan.platform.web.logs.LimitedLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in metric, log and readiness that somebody wrote on a topic who may not. */
public final class NotTrustedAlarm {

  private static final Logger log = LoggerFactory.getLogger(NotTrustedAlarm.class);
  private static final LimitedLog LIMITED = new LimitedLog(log);

  private final MeterRegistry meters;
  private volatile @Nullable String last;

  public NotTrustedAlarm(MeterRegistry meters) {
    this.meters = meters;
  }

  /** The counter is there from the start, at zero, so that a first one is seen as a rise. */
  public void watch(String topic) {
    Cause.NOT_TRUSTED.counter(topic, meters);
  }

  /**
   * @param told the record, what became of it, and why
   */
  public void raise(String topic, String told) {
    Cause.NOT_TRUSTED.counter(topic, meters).increment();
    last = told;
    if (LIMITED.tells("Records of " + topic + " that are not trusted")) {
      log.error("{}. Somebody else wrote it, or a key is missing: see the runbook", told);
    }
  }

  /** What was told last, since the start. */
  public Optional<String> last() {
    return Optional.ofNullable(last);
  }
}
