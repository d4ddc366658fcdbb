package huikuan.dunning.companies;

import huikuan.dunning.calendar.Calendars;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.EventLog;
import org.springframework.stereotype.Component;

/** Reads from the log what a company had said. */
@Component
public class ChasingHistories {

  private final EventLog log;
  private final CompanySettings settings;
  private final Calendars calendars;

  ChasingHistories(EventLog log, CompanySettings settings, Calendars calendars) {
    this.log = log;
    this.settings = settings;
    this.calendars = calendars;
  }

  /** Zone and country of the company are settings: those of now. */
  public ChasingHistory of(String company) {
    return new ChasingHistory(
        log.ofAggregate(new CompanyKey(company).toString(), 0),
        settings.timeZone(company),
        calendars.of(settings.country(company)));
  }
}
