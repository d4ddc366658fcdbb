package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.platform.company.CompanySettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.springframework.stereotype.Component;

/** Deadlines at the companies' midnights: for an account and a day one, however often it is set. */
@Component
class CompanyMidnights implements Midnights {

  private final DeadlineManager deadlines;
  private final CompanySettings companies;

  CompanyMidnights(DeadlineManager deadlines, CompanySettings companies) {
    this.deadlines = deadlines;
    this.companies = companies;
  }

  @Override
  public void await(AccountId account, Set<LocalDate> days) {
    ScopeDescriptor scope =
        new AggregateScopeDescriptor(Account.class.getSimpleName(), account.toString());
    for (LocalDate day : days) {
      deadlines.schedule(
          companies.startOf(account.company(), day), "day " + day, new DayBegins(day), scope);
    }
  }

  @Override
  public LocalDate dayAt(String company, Instant moment) {
    return companies.dayAt(company, moment);
  }
}
