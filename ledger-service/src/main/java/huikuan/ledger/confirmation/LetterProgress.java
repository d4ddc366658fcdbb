package huikuan.ledger.confirmation;

import org.jspecify.annotations.Nullable;

/** How far a letter has come. */
interface LetterProgress {

  boolean isClosed();

  /** Whether it was withdrawn, or another took its place. */
  boolean isGone();

  boolean isAnswered();

  boolean isArrived();

  /** Whether it left and did not come back. */
  boolean isSent();

  /** Why the last request came to nothing: true = it came back, false = it did not leave. */
  @Nullable Boolean bounced();

  boolean isBeingMailed();

  /** Whether it waits to be sealed and posted. */
  boolean isToPrint();
}
