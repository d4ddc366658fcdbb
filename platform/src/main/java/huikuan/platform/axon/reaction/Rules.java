package huikuan.platform.axon.reaction;

import huikuan.platform.actor.Actor;
import java.lang.ScopedValue.CallableOp;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;

/** The rules of a saga or of a component that reacts: named by its processing group. */
public final class Rules {

  private Rules() {}

  /** Runs an action; the commands that it sends have these rules as their actor. */
  public static <R extends @Nullable Object, X extends Throwable> R acting(
      Class<?> rules, CallableOp<R, X> action) throws X {
    ProcessingGroup group = rules.getAnnotation(ProcessingGroup.class);
    return Actor.acting(group == null ? rules.getSimpleName() : group.value(), action);
  }
}
