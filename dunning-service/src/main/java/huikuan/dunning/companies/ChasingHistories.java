package huikuan.dunning.companies;

import huikuan.platform.calendar.Calendars;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.EventLog;
import org.springframework.stereotype.Component;

/** Reads the statements of a company from the log. */
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

  /** The company's history. Its zone and country are settings: those of today are used. */
  public ChasingHistory of(String company) {
    return new ChasingHistory(
        log.ofAggregate(new CompanyKey(company).toString(), 0),
        settings.timeZone(company),
        calendars.of(settings.country(company)));
  }
}
