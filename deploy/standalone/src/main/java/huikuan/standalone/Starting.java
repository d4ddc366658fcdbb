package huikuan.standalone;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that starts beside other things. */
final class Starting<T> {

  private final CompletableFuture<T> result = new CompletableFuture<>();

  private Starting() {}

  /** On a thread of its own: a pool's threads would not see the libraries within the boot jar. */
  static <T> Starting<T> of(String name, Supplier<T> start) {
    Starting<T> starting = new Starting<>();
    Thread.ofPlatform().name("start-" + name).start(() -> starting.run(start));
    return starting;
  }

  private void run(Supplier<T> start) {
    try {
      result.complete(start.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  /** Throws what the start threw. */
  T await() {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
