package huikuan.platform.reaction;

import java.util.function.Supplier;

/** Questions that many reactions of a batch ask. */
public final class Once {

  private Once() {}

  /**
   * The answer to a question, found out once in a batch, or by some that ask at the same time.
   * Before any asks, all events of the batch have come to the handlers that act at once, so it
   * counts for all of them. Elsewhere each finds it out.
   */
  public static <A> A inBatch(String question, Supplier<A> answer) {
    return Batch.current().map(batch -> batch.once(question, answer)).orElseGet(answer);
  }
}
