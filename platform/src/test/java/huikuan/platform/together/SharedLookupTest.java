package huikuan.platform.together;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedLookupTest {

  private final List<Collection<Integer>> questions =
      Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch firstAsked = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final SharedLookup<Integer, String> lookup = new SharedLookup<>(this::find);

  private Map<Integer, String> find(Collection<Integer> keys) {
    questions.add(keys);
    firstAsked.countDown();
    try {
      mayAnswer.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (keys.contains(-1)) {
      throw new IllegalArgumentException("-1 can't be looked up");
    }
    return keys.stream().collect(toMap(identity(), key -> "value of " + key));
  }

  @Test
  void aSingleOneIsLookedUpAlone() {
    mayAnswer.countDown();
    assertThat(lookup.get(1)).isEqualTo("value of 1");
    assertThat(lookup.get(1)).isEqualTo("value of 1");
    assertThat(questions).containsExactly(List.of(1), List.of(1));
  }

  @Test
  void thoseAskedForMeanwhileShareTheNextQuestion() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> lookup.get(0), threads);
      firstAsked.await();
      List<Thread> others = new ArrayList<>();
      List<String> values = Collections.synchronizedList(new ArrayList<>());
      for (int key : new int[] {1, 2, 3, 2, 0}) {
        others.add(Thread.startVirtualThread(() -> values.add(lookup.get(key))));
      }
      for (Thread each : others) {
        while (each.getState() != Thread.State.WAITING) {
          LockSupport.parkNanos(1_000_000);
        }
      }
      mayAnswer.countDown();
      for (Thread each : others) {
        each.join();
      }
      assertThat(first.join()).isEqualTo("value of 0");
      assertThat(values)
          .containsExactlyInAnyOrder(
              "value of 1", "value of 2", "value of 3", "value of 2", "value of 0");
    }
    assertThat(questions).hasSize(2);
    assertThat(Set.copyOf(questions.getLast())).isEqualTo(Set.of(0, 1, 2, 3));
    assertThat(questions.getLast()).hasSize(4);
  }

  @Test
  void aFailureIsToldToWhoAskedAndToNobodyElse() {
    mayAnswer.countDown();
    for (int attempt : IntStream.range(0, 2).toArray()) {
      assertThatThrownBy(() -> lookup.get(-1))
          .as("attempt %d", attempt)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("-1 can't be looked up");
    }
    assertThat(lookup.get(1)).isEqualTo("value of 1");
  }

  @Test
  void oneThatCannotBeLookedUpIsNoHindranceToTheOthers() {
    mayAnswer.countDown();
    List<Object> answers = Collections.synchronizedList(new ArrayList<>());
    SideBySide together = new SideBySide(3, 3);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int key : new int[] {1, -1, 2}) {
        threads.execute(() -> together.run(() -> answers.add(answer(key))));
      }
    }
    assertThat(answers)
        .containsExactlyInAnyOrder("value of 1", "-1 can't be looked up", "value of 2");
    assertThat(questions.getFirst()).hasSize(3);
  }

  private Object answer(int key) {
    try {
      return lookup.get(key);
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  @Test
  void severalAreLookedUpWithOneQuestion() {
    mayAnswer.countDown();
    assertThat(lookup.getAll(List.of(1, 2, 2))).isEqualTo(Map.of(1, "value of 1", 2, "value of 2"));
    assertThat(questions).hasSize(1);
  }
}
