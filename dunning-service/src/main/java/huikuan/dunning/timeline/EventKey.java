package huikuan.dunning.timeline;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What an entry of a timeline is about. The list is closed: each has a text in each language. */
public enum EventKey {
  OPENED("opened"),
  PLANNED("planned"),
  STEP_REQUESTED("step-requested", Outcome.REQUESTED),
  STEP_TAKEN("step-taken", Outcome.TAKEN),
  STEP_NOT_TAKEN("step-not-taken", Outcome.NOT_TAKEN),
  STEP_BOUNCED("step-bounced", Outcome.NOT_TAKEN),
  STEP_WITHHELD("step-withheld", Outcome.NOT_TAKEN),
  STEP_PASSED("step-passed", Outcome.NOT_TAKEN),
  STEP_ASSIGNED("step-assigned", Outcome.REQUESTED),
  STEP_DONE("step-done", Outcome.TAKEN),
  DEMAND_ARRIVED("demand-arrived", Outcome.TAKEN),
  LETTER_ARRIVED("letter-arrived"),
  CONTACT_MISSING("contact-missing", Outcome.NOT_TAKEN),
  ESCALATED("escalated", Outcome.TAKEN),
  PAID("paid"),
  REDUCED("reduced"),
  RAISED("raised"),
  DUE_DATE_MOVED("due-date-moved"),
  MESSAGE_SENT("message-sent"),
  MESSAGE_FAILED("message-failed"),
  MESSAGE_BOUNCED("message-bounced"),
  MESSAGE_LEFT_OUT("message-left-out"),
  HELD("held"),
  HOLD_ENDED("hold-ended"),
  CUSTOMER_HELD("customer-held"),
  CUSTOMER_RESUMED("customer-resumed"),
  CAUSE_SET("cause-set"),
  PAID_SHORT("paid-short"),
  WRITE_OFF_ASKED("write-off-asked"),
  WRITE_OFF_ANSWERED("write-off-answered"),
  TASK_RAISED("task-raised"),
  TASK_ENDED("task-ended"),
  DEMAND_ORDERED("demand-ordered"),
  MOVED("moved"),
  ASSIGNED("assigned"),
  CLOSED("closed"),
  REOPENED("reopened"),
  RECIPIENT_TOLD("recipient-told"),
  RECIPIENT_PROMISED("recipient-promised"),
  RECIPIENT_NAMED("recipient-named-person"),
  INVOICE_JOINED("invoice-joined"),
  INVOICE_LEFT("invoice-left"),
  SANCTION_PROPOSED("sanction-proposed", Outcome.TAKEN),
  SANCTION_WITHDRAWN("sanction-withdrawn", Outcome.NOT_TAKEN),
  EVIDENCE_MISSING("evidence-missing", Outcome.NOT_TAKEN),
  DEMAND_PROVEN("demand-proven"),
  DISPUTE_NOTED("dispute-noted"),
  SANCTION_LAPSED("sanction-lapsed", Outcome.NOT_TAKEN),
  SANCTION_REJECTED("sanction-rejected", Outcome.NOT_TAKEN),
  SANCTION_APPROVED("sanction-approved", Outcome.TAKEN),
  SANCTION_LIFTED("sanction-lifted"),
  LIFT_PROPOSED("lift-proposed"),
  LIFT_REJECTED("lift-rejected"),
  LIFT_OVERTAKEN("lift-overtaken"),
  LIFT_APPROVED("lift-approved"),
  SANCTION_ANSWERED("sanction-answered"),
  SANCTION_UNANSWERED("sanction-unanswered"),
  SANCTIONS_ASSIGNED("sanctions-assigned");

  /** What an event decides about a step. */
  public enum Outcome {
    REQUESTED("requested"),
    TAKEN("taken"),
    NOT_TAKEN("not-taken");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    @JsonValue
    public String word() {
      return word;
    }
  }

  private final String word;
  private final @Nullable Outcome outcome;

  EventKey(String word) {
    this(word, null);
  }

  EventKey(String word, @Nullable Outcome outcome) {
    this.word = word;
    this.outcome = outcome;
  }

  /** As it is told. */
  @JsonValue
  public String word() {
    return word;
  }

  /** What it decides about a step; null = it is no decision. */
  @Nullable Outcome outcome() {
    return outcome;
  }
}
