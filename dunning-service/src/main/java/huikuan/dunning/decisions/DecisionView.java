package huikuan.dunning.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.ledger.Contact;
import huikuan.dunning.claim.Decision.Take;
import huikuan.dunning.claim.DecisionFacts;
import huikuan.dunning.claim.Hindsight.Decided;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.policy.PlannedStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The facts that a decision stands on, as shown. */
final class DecisionView {

  private DecisionView() {}

  /**
   * The facts of a claim, its customer and its company, as they were known at the moment.
   *
   * @param day the customer's
   * @param contactDay whether customers are written to on that day
   * @param daysLate from the due date to that day; below zero = before it
   * @param open decimal, in the account's currency
   * @param held what of it was on hold, decimal; absent = nothing
   * @param asked what is asked for by a step that is taken, decimal; else absent
   * @param last the last level taken; absent = none was
   * @param step the next step, at the moment on which it is due by the policy; absent = none is
   *     left
   * @param contactId the person that the step would be for; absent = nobody, or it writes to nobody
   * @param role of that person
   * @param chasingFrom from when on messages of the company may leave; absent = they may not
   * @param receiptsThrough through when the receipts of the company are complete; absent = not told
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "DecisionFacts")
  record Facts(
      LocalDate day,
      boolean contactDay,
      LocalDate dueOn,
      int daysLate,
      String open,
      @Nullable String held,
      @Nullable String asked,
      @Nullable String last,
      @Nullable PlannedStep step,
      @Nullable String contactId,
      Contact.@Nullable Role role,
      @Nullable LocalDate chasingFrom,
      @Nullable LocalDate receiptsThrough) {

    static Facts of(Decided decided) {
      DecisionFacts facts = decided.facts();
      Contact recipient = facts.recipient();
      Chasing chasing = decided.customer().chasing();
      return new Facts(
          facts.day(),
          facts.contactDay(),
          facts.dueOn(),
          (int) ChronoUnit.DAYS.between(facts.dueOn(), facts.day()),
          facts.open().decimal(),
          facts.held().signum() == 0 ? null : facts.held().decimal(),
          decided.decision() instanceof Take(_, var asked) ? asked.decimal() : null,
          facts.last(),
          facts.step(),
          recipient == null ? null : recipient.id(),
          recipient == null ? null : recipient.role(),
          chasing.from(),
          chasing.receiptsThrough());
    }
  }
}
