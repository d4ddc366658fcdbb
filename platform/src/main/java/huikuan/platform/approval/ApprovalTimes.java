package huikuan.platform.approval;

import huikuan.platform.company.CompanySettings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/** Until when proposals can be approved. */
public final class ApprovalTimes {

  private static final int WORKING_DAYS = 5;

  private final CompanySettings companies;
  private final InstantSource clock;

  ApprovalTimes(CompanySettings companies, InstantSource clock) {
    this.companies = companies;
    this.clock = clock;
  }

  /** The moment of a proposal that is made now. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * The end of the company's fifth working day, Monday to Friday, after the day of the proposal.
   *
   * @param company {@link ProposalId#ALL} = by the default time zone
   */
  public Instant lapsesAt(String company, Instant proposedAt) {
    String known = company.equals(ProposalId.ALL) ? null : company;
    LocalDate day = companies.dayAt(known, proposedAt);
    for (int left = WORKING_DAYS; left > 0; left--) {
      do {
        day = day.plusDays(1);
      } while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0);
    }
    return day.plusDays(1).atStartOfDay(companies.timeZone(known)).toInstant();
  }
}
