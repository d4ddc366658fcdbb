package huikuan.platform.reaction;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Questions that many reactions of a batch ask. */
public final class Once {

  private static final ScopedValue<Once> CURRENT = ScopedValue.newInstance();

  private final Map<String, Object> answers = new ConcurrentHashMap<>();

  /**
   * The answer to a question, found out once in a batch, or by some that ask at the same time.
   * Before any asks, all events of the batch have come to the handlers that act at once, so it
   * counts for all of them. Elsewhere each finds it out.
   */
  public static <A> A inBatch(String question, Supplier<A> answer) {
    return CURRENT.isBound() ? CURRENT.get().answer(question, answer) : answer.get();
  }

  /**
   * Whether this is the first time in a batch that somebody asks. All that many events of a batch
   * would have done in the same way is done for the first of them alone. Elsewhere it always is.
   *
   * @param what is to be done once
   */
  public static boolean isFirst(String what) {
    return !CURRENT.isBound() || CURRENT.get().answers.putIfAbsent(what, true) == null;
  }

  /** Does some work of a batch, which shares the answers. */
  public void sharing(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }

  @SuppressWarnings("unchecked") // a question has answers of one type
  private <A> A answer(String question, Supplier<A> answer) {
    Object known = answers.get(question);
    if (known == null) {
      known = answer.get();
      answers.put(question, known);
    }
    return (A) known;
  }
}
