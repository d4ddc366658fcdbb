package huikuan.dunning.reminder;

import huikuan.platform.reaction.Reactions;
import java.util.HashSet;
import java.util.Set;

/** Reactions without a store behind them. */
final class AtOnce implements Reactions {

  final Set<String> waiting = new HashSet<>();

  @Override
  public void react(Object component, String about, String target, Runnable action) {
    action.run();
  }

  @Override
  public void react(Object component, String about, Runnable action) {
    action.run();
  }

  @Override
  public void requireNoNews(Class<?> component, String about) {
    if (waiting.contains(about)) {
      throw new IllegalStateException("News about " + about);
    }
  }
}
