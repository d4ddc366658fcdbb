package huikuan.dunning.claim;

import org.jspecify.annotations.Nullable;

/** What became of the order to pass a step. */
public sealed interface SkipOutcome {

  /** It is passed; asked for again, it was. */
  record Skipped(String level) implements SkipOutcome {}

  /**
   * @param next the level of the next step; null = none is planned
   */
  record Refused(Why why, @Nullable String next) implements SkipOutcome {}

  /** Why it can't be passed, in the order in which it is checked. */
  enum Why {
    CLOSED,
    UNDER_WAY,
    NO_NEXT_STEP,
    NOT_THE_NEXT_STEP
  }
}
