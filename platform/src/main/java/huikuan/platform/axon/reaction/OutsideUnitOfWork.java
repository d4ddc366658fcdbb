package huikuan.platform.axon.reaction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Calls an action outside of the units of work of this thread, which go on afterwards. */
public final class OutsideUnitOfWork {

  private OutsideUnitOfWork() {}

  public static <R extends @Nullable Object> R call(Supplier<R> action) {
    Deque<UnitOfWork<?>> left = new ArrayDeque<>();
    while (CurrentUnitOfWork.isStarted()) {
      UnitOfWork<?> current = CurrentUnitOfWork.get();
      left.push(current);
      CurrentUnitOfWork.clear(current);
    }
    try {
      return action.get();
    } finally {
      left.forEach(CurrentUnitOfWork::set);
    }
  }
}
