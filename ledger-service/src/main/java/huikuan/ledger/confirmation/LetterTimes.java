package huikuan.ledger.confirmation;

import huikuan.contracts.Hours;
import huikuan.contracts.Sending;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** When letters may leave, and copies of evidence with them. */
@Component
public class LetterTimes {

  // No cap binds a letter, but it counts among a person's messages.
  private static final int MOST_IN_WEEK = 3;
  private static final int MOST_IN_WEEK_OF_CUSTOMER = 5;

  private final Calendars calendars;
  private final LetterSettings settings;

  LetterTimes(Calendars calendars, LetterSettings settings) {
    this.calendars = calendars;
    this.settings = settings;
  }

  /** The hours of the first working day, at the customer, on which a letter can still leave. */
  public Sending sending(ZoneId zone, String country, Instant now) {
    WorkingDays days = calendars.of(country);
    List<Hours> hours = settings.hoursIn(country);
    LocalDateTime there = LocalDateTime.ofInstant(now, zone);
    LocalDate today = there.toLocalDate();
    boolean leavesToday =
        days.isWorkingDay(today) && Hours.firstFrom(hours, there.toLocalTime()).isPresent();
    return new Sending(
        leavesToday ? today : days.plus(today, 1),
        hours,
        now,
        MOST_IN_WEEK,
        MOST_IN_WEEK_OF_CUSTOMER,
        null);
  }
}
