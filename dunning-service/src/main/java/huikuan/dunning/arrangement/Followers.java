package huikuan.dunning.arrangement;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import huikuan.platform.reaction.Reactions;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The arrangements of each kind, to be told of changes. */
@Component
class Followers {

  /** By kind; put together when one is asked for first, since they ask for others themselves. */
  private final SingletonSupplier<Map<String, Arrangements>> kinds;

  private final Reactions reactions;

  Followers(ObjectProvider<Arrangements> kinds, Reactions reactions) {
    this.kinds =
        SingletonSupplier.of(() -> kinds.stream().collect(toMap(Arrangements::kind, identity())));
    this.reactions = reactions;
  }

  Arrangements of(ArrangementId arrangement) {
    return requireNonNull(kinds.obtain().get(arrangement.kind()), arrangement.kind());
  }

  /** Tells an arrangement something, after what it was told before. */
  void follow(Object component, ArrangementId arrangement, Runnable action) {
    reactions.react(
        component, arrangement.toString(), of(arrangement).aggregate(arrangement), action);
  }
}
