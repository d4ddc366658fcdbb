package huikuan.platform.intake;

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

    String tag() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
