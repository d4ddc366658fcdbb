package huikuan.dunning.companies;

import huikuan.dunning.companies.CompanyEvent.ChasingSet;
import huikuan.dunning.companies.CompanyEvent.ReceiptsCompleted;
import huikuan.platform.calendar.WorkingDays;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The statements of a company as of every moment.
 *
 * @param told the company's events, oldest first
 * @param zone the company's
 * @param bankDays the working days of the company's country
 */
public record ChasingHistory(List<RecordedEvent> told, ZoneId zone, WorkingDays bankDays) {

  /** Its statements until now. */
  Chasing last() {
    return before(Instant.MAX);
  }

  /** Its statements before a moment. */
  public Chasing before(Instant moment) {
    LocalDate from = null;
    LocalDate through = null;
    for (RecordedEvent event : told) {
      if (!event.recordedAt().isBefore(moment)) {
        break;
      }
      switch ((CompanyEvent) event.payload()) {
        case ChasingSet set -> from = set.from();
        case ReceiptsCompleted completed -> through = completed.through();
      }
    }
    return new Chasing(from, through, zone, bankDays);
  }
}
