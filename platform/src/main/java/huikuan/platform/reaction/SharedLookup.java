package huikuan.platform.reaction;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Looks values up by their keys. Keys asked for while a lookup is under way share the next one, so
 * many reactions side by side cost few questions, and a single one waits for nobody.
 */
public final class SharedLookup<K, V> {

  private final Function<Collection<K>, Map<K, V>> lookup;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private Map<K, CompletableFuture<V>> asked = new HashMap<>();

  /**
   * @param lookup answers a value for every key
   */
  public SharedLookup(Function<Collection<K>, Map<K, V>> lookup) {
    this.lookup = lookup;
  }

  /** The value as it is now or later. */
  public V get(K key) {
    CompletableFuture<V> answer = ask(key);
    oneAtATime.lock();
    try {
      if (!answer.isDone()) {
        answer(takeAsked());
      }
    } finally {
      oneAtATime.unlock();
    }
    if (answer.isCompletedExceptionally()) {
      throw Failure.of(answer.exceptionNow());
    }
    return answer.resultNow();
  }

  private synchronized CompletableFuture<V> ask(K key) {
    return asked.computeIfAbsent(key, none -> new CompletableFuture<>());
  }

  private synchronized Map<K, CompletableFuture<V>> takeAsked() {
    Map<K, CompletableFuture<V>> taken = asked;
    asked = new HashMap<>();
    return taken;
  }

  private void answer(Map<K, CompletableFuture<V>> questions) {
    try {
      Map<K, V> values = lookup.apply(List.copyOf(questions.keySet()));
      questions.forEach((key, question) -> question.complete(requireNonNull(values.get(key))));
    } catch (RuntimeException e) {
      questions.values().forEach(question -> question.completeExceptionally(e));
    }
  }
}
