package huikuan.platform.reaction;

/**
 * Reacts to events, for each subject by itself and in order. A subject whose handler fails is kept:
 * with its cause and with all that comes for it, it is tried again with growing pauses and by hand,
 * and it holds up no other.
 *
 * <p>A transient failure, such as an unreachable store, fails the processor instead; it retries.
 */
public interface Reactions {

  /**
   * Has a component react to the event at hand, once all events that came with it are seen. Call it
   * for each thing that the event is about.
   *
   * @param component registered as processing group
   * @param about the subject whose reactions keep their order, such as a case; others run side by
   *     side
   * @param target the aggregate that the action sends a command to, so that it is read together
   *     with those of other reactions
   */
  void react(Object component, String about, String target, Runnable action);

  /** The same, with a command to an aggregate that is remembered, or is not small. */
  void react(Object component, String about, Runnable action);

  /**
   * Refuses to go on while news about a case can't be handled: they may say that it is paid.
   *
   * @throws NewsWaits if some wait
   */
  void requireNoNews(Class<?> component, String about);
}
