package huikuan.platform.axon.reaction;

import huikuan.platform.actor.Actor;
import java.util.concurrent.Callable;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;

/** The rules of a saga or of a component that reacts: named by its processing group. */
public final class Rules {

  private Rules() {}

  /** Runs an action; the commands that it sends have these rules as their actor. */
  public static <R extends @Nullable Object> R acting(Class<?> rules, Callable<R> action)
      throws Exception {
    ProcessingGroup group = rules.getAnnotation(ProcessingGroup.class);
    return Actor.acting(group == null ? rules.getSimpleName() : group.value(), action);
  }
}
