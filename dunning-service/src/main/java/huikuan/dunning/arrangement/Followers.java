package huikuan.dunning.arrangement;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import huikuan.platform.reaction.Reactions;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The arrangements of each kind, to be told of changes. */
@Component
class Followers {

  private final ObjectProvider<Arrangements> kinds;
  private final Reactions reactions;

  Followers(ObjectProvider<Arrangements> kinds, Reactions reactions) {
    this.kinds = kinds;
    this.reactions = reactions;
  }

  Arrangements of(ArrangementId arrangement) {
    Map<String, Arrangements> all = kinds.stream().collect(toMap(Arrangements::kind, identity()));
    return requireNonNull(all.get(arrangement.kind()), arrangement.kind());
  }

  /** Tells an arrangement something, after what it was told before. */
  void follow(Object component, ArrangementId arrangement, Runnable action) {
    reactions.react(
        component, arrangement.toString(), of(arrangement).aggregate(arrangement), action);
  }
}
