package huikuan.dunning.reminder;

import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.companies.CompanyCases;
import huikuan.dunning.waiting.Wait;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Notes the cases whose step waits for their company, before the company's next statement. */
@Component
@ProcessingGroup("reminders")
class CompanyWaits {

  private final CompanyCases waiting;

  CompanyWaits(CompanyCases waiting) {
    this.waiting = waiting;
  }

  @EventHandler
  void on(StepWithheld event) {
    if (event.byCompany()) {
      waiting.add(
          event.account().company(),
          event.caseId(),
          event.account().customerId().toString(),
          new Wait(event.until()));
    }
  }
}
