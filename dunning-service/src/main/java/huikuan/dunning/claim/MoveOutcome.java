package huikuan.dunning.claim;

import huikuan.dunning.policy.PlannedStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of the order to move a claim to another policy. */
public sealed interface MoveOutcome {

  /**
   * It is moved; asked for again, it was.
   *
   * @param next the step that comes next; null = none is planned
   * @param changed whether it was moved just now
   */
  record Moved(@Nullable PlannedStep next, boolean changed) implements MoveOutcome {}

  /**
   * It can't be moved.
   *
   * @param level the last one taken; null = none is
   * @param starts the levels of the policy at which it can start, if one has to be named
   */
  record Refused(Why why, @Nullable String level, List<String> starts) implements MoveOutcome {

    public Refused {
      starts = List.copyOf(starts);
    }
  }

  /** Why it can't be moved, in the order in which it is checked. */
  enum Why {
    CLOSED,
    /** It follows that version already. */
    KEPT,
    /** A message was asked for, a demand is ordered, or a step is a task of our people. */
    UNDER_WAY,
    /** It is escalated, and the policy has not the level of that. */
    ESCALATED,
    /** The policy has not the last level taken, and it was not said where the claim starts. */
    START_NEEDED,
    /** Somebody has changed the case since it was looked at. */
    OUTDATED
  }
}
