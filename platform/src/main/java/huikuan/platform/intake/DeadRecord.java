package huikuan.platform.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Why a record goes to the dead topic.
 *
 * @param reason in words
 */
record DeadRecord(Cause cause, String reason) {

  /** The kinds of reasons that metrics tell apart. */
  enum Cause {
    UNREADABLE,
    /** Not from the service that owns the topic: somebody else wrote it, or a key is missing. */
    NOT_TRUSTED,
    REWRITTEN;

    /** Such as {@code not-trusted}. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Cause of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Counter counter(String topic, MeterRegistry meters) {
      return Counter.builder("huikuan.dead.records")
          .description("Records that could not be read, or were not from their topic's owner")
          .tag("topic", topic)
          .tag("cause", word())
          .register(meters);
    }
  }
}
