package huikuan.ledger.histories;

import huikuan.ledger.histories.History.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Checks a history; if that fails, tells the shortest one that was found to fail too. */
final class Shrunk {

  private static final int ATTEMPTS = 200;

  private final Consumer<History> check;
  private History shortest;
  private AssertionError error;
  private int attempts;

  private Shrunk(Consumer<History> check, History failed, AssertionError error) {
    this.check = check;
    this.shortest = failed;
    this.error = error;
  }

  static void check(long seed, History history, Consumer<History> check) {
    try {
      check.accept(history);
    } catch (AssertionError e) {
      Shrunk shrunk = new Shrunk(check, history, e);
      shrunk.shrink();
      throw new AssertionError(
          "seed %d, shrunk to\n%s\n%s".formatted(seed, shrunk.shortest, shrunk.error.getMessage()),
          shrunk.error);
    }
  }

  private void shrink() {
    int least = 1;
    while (least < shortest.steps().size() && !fails(shortest.part(0, least))) {
      least = Math.min(least + 1 + least / 4, shortest.steps().size());
    }
    for (int count = shortest.steps().size() / 2; count > 0; count /= 2) {
      for (int at = shortest.steps().size() - count; at >= 0; at -= count) {
        fails(shortest.without(at, count));
      }
    }
    for (int at = shortest.steps().size() - 1; at >= 0; at--) {
      shrinkRequest(at);
    }
  }

  private void shrinkRequest(int at) {
    if (shortest.steps().get(at) instanceof Step.Post(var today, var docs)) {
      List<Doc> left = new ArrayList<>(docs);
      for (int n = docs.size() - 1; n >= 0 && left.size() > 1; n--) {
        Doc doc = left.remove(n);
        if (!fails(shortest.with(at, new Step.Post(today, List.copyOf(left))))) {
          left.add(n, doc);
        }
      }
    }
  }

  private boolean fails(History shorter) {
    if (shorter.steps().isEmpty() || attempts++ > ATTEMPTS) {
      return false;
    }
    try {
      check.accept(shorter);
      return false;
    } catch (AssertionError e) {
      if (!place(e).equals(place(error))) {
        return false;
      }
      shortest = shorter;
      error = e;
      return true;
    }
  }

  /** The place of the failure: a shorter history that fails elsewhere is another matter. */
  private static StackTraceElement place(AssertionError error) {
    return Arrays.stream(error.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(Shrunk.class.getPackageName()))
        .findFirst()
        .orElseThrow();
  }
}
