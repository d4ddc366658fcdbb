package huikuan.platform.together;

import static java.util.Objects.requireNonNull;

import com.mongodb.MongoException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks values up by their keys. Keys asked for while a lookup is under way share the next one, so
 * many reactions side by side cost few questions ({@link SideBySide}), and a single one waits for
 * nobody.
 */
public final class SharedLookup<K, V> {

  private final Function<Collection<K>, Map<K, V>> lookup;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Runnable question = this::answerAsked;
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
    SideBySide.bring(answer, question);
    return result(answer);
  }

  /** The same for several keys. */
  public Map<K, V> getAll(Collection<K> keys) {
    Map<K, CompletableFuture<V>> answers = new HashMap<>();
    keys.forEach(key -> answers.put(key, ask(key)));
    SideBySide.bring(
        CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new)), question);
    Map<K, V> values = new HashMap<>();
    answers.forEach((key, answer) -> values.put(key, result(answer)));
    return values;
  }

  private static <V> V result(CompletableFuture<V> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      Throwable cause = requireNonNull(e.getCause());
      if (cause instanceof Error fatal) {
        throw fatal;
      }
      throw cause instanceof RuntimeException failure ? failure : e;
    }
  }

  private void answerAsked() {
    oneAtATime.lock();
    try {
      Map<K, CompletableFuture<V>> taken = takeAsked();
      if (!taken.isEmpty()) {
        answer(taken);
      }
    } finally {
      oneAtATime.unlock();
    }
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
    } catch (RuntimeException | Error e) {
      if (questions.size() == 1 || e instanceof Error || isOfStore(e)) {
        questions.values().forEach(question -> question.completeExceptionally(e));
      } else {
        // One that can't be looked up is no hindrance to the others.
        questions.forEach((key, question) -> answer(Map.of(key, question)));
      }
    }
  }

  /** The same for all. */
  private static boolean isOfStore(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(MongoException.class::isInstance);
  }
}
