package huikuan.dunning.claim;

import org.jspecify.annotations.Nullable;

/** Where one claim stands in the policy to which it was moved. */
final class MovedPosition {

  private @Nullable String from;
  private int before;

  /**
   * The claim is moved.
   *
   * @param start the step from which it goes on; null = after the last one taken
   * @param taken how many steps are taken
   */
  void begin(@Nullable String start, int taken) {
    from = start;
    before = taken;
  }

  /** A step that was taken before the move, and is undone, is still to be taken. */
  void undo(String level, int left) {
    if (left < before) {
      from = from == null ? level : from;
      before = left;
    }
  }

  /** Whether any of so many steps was taken since the move, or the claim was not moved. */
  boolean isBehind(int taken) {
    return taken > before;
  }

  /**
   * The step that comes after so many steps; null = the one after the last of them.
   *
   * @param undone the level of the step behind them, if that is undone; null = none is
   */
  @Nullable String then(int taken, @Nullable String undone) {
    if (isBehind(taken)) {
      return null;
    }
    return from == null && taken < before ? undone : from;
  }
}
