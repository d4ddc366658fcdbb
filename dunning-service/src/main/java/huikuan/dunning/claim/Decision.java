package huikuan.dunning.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.Money;
import huikuan.dunning.policy.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The decision about a claim at a moment: a step, or the reason why there is none. */
public sealed interface Decision {

  /**
   * A step is taken.
   *
   * @param asked the amount asked for: open and not on hold; for an escalation, not covered either
   */
  record Take(Step step, Money asked) implements Decision {}

  /**
   * Nothing is done.
   *
   * @param level the step that is not taken; null = no step is left
   * @param until the moment at which the decision changes by time alone; null = it needs an event
   * @param detail more about the reason, such as the covering credits; null = nothing more
   */
  record Nothing(
      Reason reason, @Nullable String level, @Nullable Instant until, @Nullable String detail)
      implements Decision {

    public Nothing(Reason reason, @Nullable String level, @Nullable Instant until) {
      this(reason, level, until, null);
    }
  }

  /** The reasons why no step is taken, in the order in which they are checked. */
  enum Reason {
    /** Nothing is open. */
    CLOSED("closed"),
    /** The claim is part of its account's escalation. */
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
    /** The customer owed less than the policy's minimum; it is checked again some days later. */
    BELOW_MINIMUM("below-minimum"),
    /** Messages to the company's customers do not leave yet. */
    CHASING_CLOSED("chasing-closed"),
    /** The receipts of the previous bank day are not all posted. */
    RECEIPTS_MISSING("receipts-missing"),
    /** The customer does not work that day, or has just come back from a long holiday. */
    NO_CONTACT_DAY("no-contact-day"),
    /** Messages do not leave at this time of day. */
    OUTSIDE_HOURS("outside-hours"),
    /** The customer has nobody to write to. */
    NOBODY_TO_WRITE_TO("nobody-to-write-to"),
    /**
     * Unapplied money of the account covers the claim. An escalation is not taken; a message that
     * was covered for long is asked for again some days later.
     */
    COVERED("covered"),
    /** Something is missing that a demand or an escalation needs. It waits for it, for a time. */
    NOT_READY("not-ready"),
    /** Our own fault makes it late: nothing is demanded before somebody has mended it. */
    OWN_CAUSE("own-cause");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** Whether the company keeps the step from being taken. */
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
