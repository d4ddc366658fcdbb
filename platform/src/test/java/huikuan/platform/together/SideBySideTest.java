package huikuan.platform.together;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  private static final int WORKS = 40;

  private final List<Collection<Integer>> questions =
      Collections.synchronizedList(new ArrayList<>());
  private final SharedLookup<Integer, Integer> doubled = new SharedLookup<>(this::twice);
  private final SharedLookup<Integer, Integer> again = new SharedLookup<>(this::twice);
  private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Map<Integer, Integer> twice(Collection<Integer> keys) {
    questions.add(keys);
    return keys.stream().collect(toMap(identity(), key -> 2 * key));
  }

  @AfterEach
  void close() {
    threads.close();
  }

  private void sideBySide(ExecutorService executor, int atOnce, IntConsumer work) {
    SideBySide together = new SideBySide(WORKS, atOnce);
    CompletableFuture<?>[] all =
        IntStream.range(0, WORKS)
            .mapToObj(
                number ->
                    CompletableFuture.runAsync(
                        () -> together.run(() -> work.accept(number)), executor))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();
  }

  private void assertAnswered(int factor) {
    assertThat(answers)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, WORKS).map(number -> factor * number).boxed().toList());
  }

  @Test
  void whatAllWaitForIsAskedTogether() {
    sideBySide(threads, WORKS, number -> answers.add(again.get(doubled.get(number))));
    assertAnswered(4);
    assertThat(questions.stream().mapToInt(Collection::size).sum()).isEqualTo(2 * WORKS);
    assertThat(questions).as("two questions, if no thread is held up").hasSizeLessThan(WORKS);
  }

  @Test
  void moreWorksThanThreadsAreAllDone() {
    try (ExecutorService few = Executors.newFixedThreadPool(3)) {
      sideBySide(few, 3, number -> answers.add(doubled.get(number)));
    }
    assertAnswered(2);
  }

  @Test
  void fewerThreadsThanSaidKeepNobodyWaitingForLong() {
    try (ExecutorService few = Executors.newFixedThreadPool(3)) {
      sideBySide(few, WORKS, number -> answers.add(doubled.get(number)));
    }
    assertAnswered(2);
  }

  @Test
  void aWorkThatAsksNothingOrFailsKeepsNobodyWaiting() {
    assertThatThrownBy(
            () ->
                sideBySide(
                    threads,
                    WORKS,
                    number -> {
                      if (number == 1) {
                        throw new IllegalStateException("fails");
                      }
                      answers.add(number == 0 ? 0 : doubled.get(number));
                    }))
        .hasRootCauseMessage("fails");
    assertThat(answers).hasSize(WORKS - 1);
  }

  @Test
  void aWorkThatIsHeldUpElsewhereKeepsTheOthersWaitingForMomentsOnly() throws Exception {
    CountDownLatch heldUp = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(WORKS - 1);
    CompletableFuture<Void> all =
        CompletableFuture.runAsync(
            () ->
                sideBySide(
                    threads,
                    WORKS,
                    number -> {
                      if (number == 0) {
                        await(heldUp);
                      }
                      answers.add(doubled.get(number));
                      answered.countDown();
                    }));
    assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
    heldUp.countDown();
    all.get(30, TimeUnit.SECONDS);
    assertAnswered(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoWorksAloneAsksAtOnce() {
    long begin = System.nanoTime();
    new SideBySide(1, 1).run(() -> answers.add(doubled.get(7)));
    answers.add(doubled.get(8));
    assertThat(answers).containsExactly(14, 16);
    assertThat(questions).hasSize(2);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }
}
