package huikuan.ledger.confirmation;

import huikuan.contracts.EventName;
import huikuan.contracts.ledger.LetterKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An event of a company's schedule of letters. Its actor is who set it. */
public sealed interface ScheduleEvent {

  String company();

  /**
   * Letters are written for each period that ends from a day on.
   *
   * @param every {@code month}, {@code quarter}, {@code half-year} or {@code year}; null = no more
   *     are written
   * @param after how many working days after the period's end they are written
   * @param from the first day that can be a cut-off
   */
  @EventName("huikuan.ledger.letter-schedule.set.v1")
  record ScheduleSet(
      String company,
      @Nullable String every,
      LetterKind kind,
      int after,
      Selection selection,
      @Nullable String language,
      LocalDate from)
      implements ScheduleEvent {

    /** Whether it asks for the same, from whichever day. */
    boolean asksSameAs(ScheduleSet other) {
      return equals(
          new ScheduleSet(
              other.company,
              other.every,
              other.kind,
              other.after,
              other.selection,
              other.language,
              from));
    }
  }
}
