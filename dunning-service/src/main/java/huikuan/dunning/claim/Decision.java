package huikuan.dunning.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.Money;
import huikuan.dunning.policy.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The decision about a claim at a moment: a step, or the reason why there is none. */
public sealed interface Decision {

  /** The rule of a step that is taken: the policy has it. */
  String STEPS = "policy.steps";

  /** The rule that gave it, by a stable key. */
  default String rule() {
    return switch (this) {
      case Take _ -> STEPS;
      case Nothing nothing -> nothing.reason().rule();
    };
  }

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
    CLOSED("closed", "open-amount"),
    /** The claim is part of its account's escalation. */
    ESCALATED("escalated", "policy.demandAgainAfter"),
    /** The message of a step has been asked for, and has not left yet. */
    UNDER_WAY("under-way", "message"),
    /** A hold is in force. */
    ON_HOLD("on-hold", "hold"),
    /** A person has to look at the claim first. */
    NEEDS_REVIEW("needs-review", "policy.review"),
    /** The step is a task of our own people; it is passed if nobody has done it by a moment. */
    WITH_A_PERSON("with-a-person", "policy.steps.passAfter"),
    /** All steps of the policy are taken. */
    NO_STEP_LEFT("no-step-left", "policy.demandAgainAfter"),
    /** The next step's moment has not come. */
    NOT_DUE("not-due", "policy.steps"),
    /** A hold has ended, and the policy says how long after it the next step comes. */
    AFTER_HOLD("after-hold", "policy.afterHold"),
    /** The customer owed less than the policy's minimum; it is checked again some days later. */
    BELOW_MINIMUM("below-minimum", "policy.minimum"),
    /** Messages to the company's customers do not leave yet. */
    CHASING_CLOSED("chasing-closed", "company.chasing"),
    /** The receipts of the previous bank day are not all posted. */
    RECEIPTS_MISSING("receipts-missing", "company.receipts"),
    /** The customer does not work that day, or has just come back from a long holiday. */
    NO_CONTACT_DAY("no-contact-day", "policy.quiet"),
    /** Messages do not leave at this time of day. */
    OUTSIDE_HOURS("outside-hours", "policy.hours"),
    /** The customer has nobody to write to. */
    NOBODY_TO_WRITE_TO("nobody-to-write-to", "policy.steps.to"),
    /**
     * Unapplied money of the account covers the claim. An escalation is not taken; a message that
     * was covered for long is asked for again some days later.
     */
    COVERED("covered", "cover"),
    /** Something is missing that a demand or an escalation needs. It waits for it, for a time. */
    NOT_READY("not-ready", "policy.readyWithin"),
    /** Our own fault makes it late: nothing is demanded before somebody has mended it. */
    OWN_CAUSE("own-cause", "cause");

    private final String word;
    private final String rule;

    Reason(String word, String rule) {
      this.word = word;
      this.rule = rule;
    }

    /** The rule that gives it, by a stable key: a field of the policy, or what else decides. */
    public String rule() {
      return rule;
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
