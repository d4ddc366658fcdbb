package huikuan.dunning.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.Money;
import huikuan.dunning.policy.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is done about a claim at a moment, or why nothing is. */
public sealed interface Decision {

  /**
   * A step is taken.
   *
   * @param asked what is asked for by it: what is open and not on hold; of an escalation, less what
   *     is covered
   */
  record Take(Step step, Money asked) implements Decision {}

  /**
   * Nothing is done.
   *
   * @param level the step that is not taken; null = none is to come
   * @param until the moment from which time alone changes it; null = something has to happen
   * @param detail what the reason is about, such as the credits that cover; null = it says it all
   */
  record Nothing(
      Reason reason, @Nullable String level, @Nullable Instant until, @Nullable String detail)
      implements Decision {

    public Nothing(Reason reason, @Nullable String level, @Nullable Instant until) {
      this(reason, level, until, null);
    }
  }

  /** Why nothing is done. They are checked in this order. */
  enum Reason {
    /** Nothing is open. */
    CLOSED("closed"),
    /** The account's escalation has it. */
    ESCALATED("escalated"),
    /** The message of a step has been asked for, and has not left yet. */
    UNDER_WAY("under-way"),
    /** A hold is in force. */
    ON_HOLD("on-hold"),
    /** A person has to look at the claim first. */
    NEEDS_REVIEW("needs-review"),
    /** All steps of the policy are taken. */
    NO_STEP_LEFT("no-step-left"),
    /** The next step's moment has not come. */
    NOT_DUE("not-due"),
    /** The customer owed less than the policy chases; it is asked again some days later. */
    BELOW_MINIMUM("below-minimum"),
    /** Messages to the company's customers do not leave yet. */
    CHASING_CLOSED("chasing-closed"),
    /** The receipts of the previous bank day are not all posted. */
    RECEIPTS_MISSING("receipts-missing"),
    /** The customer does not work that day, or has just come back from a long holiday. */
    NO_CONTACT_DAY("no-contact-day"),
    /** It is not the time of day at which messages leave. */
    OUTSIDE_HOURS("outside-hours"),
    /** The customer has nobody to write to. */
    NOBODY_TO_WRITE_TO("nobody-to-write-to"),
    /**
     * As much money lies unapplied in the account: an escalation is not taken, and a message for
     * which it was so for long is asked for again some days later.
     */
    COVERED("covered");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** Whether the company does not let the step be taken. */
    boolean ofCompany() {
      return this == CHASING_CLOSED || this == RECEIPTS_MISSING;
    }

    /** As it is stored and told. */
    @JsonValue
    public String word() {
      return word;
    }
  }
}
