package huikuan.standalone.sandbox;

import huikuan.platform.time.SandboxClock;
import huikuan.platform.web.Moments;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** How far the clock may be moved at once: it never moves back, so a slip of the pen is final. */
final class ClockRules {

  private static final String ALLOWED = Moments.ALLOWED + ", no later than " + SandboxClock.LAST;

  private ClockRules() {}

  /**
   * The moment that a request asks for.
   *
   * @param confirm its year, which a step of more than a year has to repeat
   * @throws ProblemException if the text is no moment, too late, or too far ahead and unconfirmed
   */
  static Instant target(Instant now, @Nullable String text, @Nullable Integer confirm) {
    OffsetDateTime asked = Moments.parse("now", text == null ? "" : text, ALLOWED);
    Instant target = asked.toInstant();
    if (target.isAfter(SandboxClock.LAST)) {
      throw ProblemException.field("now", ALLOWED);
    }
    if (confirm != null && confirm != asked.getYear()) {
      throw ProblemException.field("confirm", "the year of now, " + asked.getYear());
    }
    if (confirm == null && target.isAfter(aYearAfter(now))) {
      throw farAhead(now, asked);
    }
    return target;
  }

  private static Instant aYearAfter(Instant now) {
    return now.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
  }

  private static ProblemException farAhead(Instant now, OffsetDateTime asked) {
    return new ProblemException(
        Problem.of(
            "clock-far-ahead",
            "A step of more than a year has to be confirmed",
            409,
            "The clock is at %s, and never moves back. If %s is meant, repeat its year: \"confirm\": %d."
                .formatted(now, asked, asked.getYear())));
  }
}
