package huikuan.standalone.sandbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.time.Deadlines;
import huikuan.platform.time.SandboxClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class SandboxTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant FIRST = START.plus(Duration.ofDays(10));
  private static final Instant SECOND = START.plus(Duration.ofDays(25));
  private static final Instant TARGET = START.plus(Duration.ofDays(40));
  private static final Duration LONG = Duration.ofSeconds(30);

  /** Two deadlines; each is fired when the test lets it, and tells when it is reached. */
  private static final class HeldDeadlines implements Deadlines {

    private final NavigableSet<Instant> waiting =
        new ConcurrentSkipListSet<>(List.of(FIRST, SECOND));
    private final List<Instant> fired = new CopyOnWriteArrayList<>();
    private final Semaphore reached = new Semaphore(0);
    private final Semaphore allowed = new Semaphore(0);
    private volatile boolean failing;

    @Override
    public Optional<Instant> nextDue() {
      return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first());
    }

    @Override
    public int fireDue(Instant now) {
      if (waiting.isEmpty() || waiting.first().isAfter(now)) {
        return 0;
      }
      reached.release();
      allowed.acquireUninterruptibly();
      if (failing) {
        throw new IllegalStateException("the store is away");
      }
      fired.add(requireNonNull(waiting.pollFirst()));
      return 1;
    }
  }

  @TempDir private Path directory;
  private final HeldDeadlines deadlines = new HeldDeadlines();
  private final SandboxClock clock = new SandboxClock(START);
  private ClockFile file;
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    file = new ClockFile(directory.resolve("clock"));
    sandbox = new Sandbox(clock, file);
    StaticListableBeanFactory service = new StaticListableBeanFactory();
    service.addBean("deadlines", deadlines);
    sandbox.add(service);
  }

  @AfterEach
  void stop() throws Exception {
    deadlines.allowed.release(10);
    sandbox.close();
  }

  @Test
  void whatSomebodyMakesDueWhileTheClockStandsIsDone() throws Exception {
    deadlines.waiting.add(START);
    assertThat(deadlines.reached.tryAcquire(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    deadlines.allowed.release();
    Awaitility.await().atMost(LONG).until(() -> deadlines.fired.equals(List.of(START)));
    assertThat(clock.instant()).isEqualTo(START);
  }

  private ClockStatus.Moving told() {
    ClockStatus.Moving told = ClockStatus.of(sandbox).move();
    assertThat(told).isNotNull();
    return told;
  }

  @Test
  void aMoveTellsHowFarItIsAndGoesOnWhenNobodyWaits() {
    assertThat(ClockStatus.of(sandbox)).isEqualTo(new ClockStatus(START, null));

    ClockMove move = sandbox.startMove(TARGET);
    deadlines.reached.acquireUninterruptibly();
    assertThat(move.await(Duration.ZERO)).isEmpty();
    assertThat(told()).isEqualTo(new ClockStatus.Moving("moving", START, TARGET, 25, 0, List.of()));

    deadlines.allowed.release();
    deadlines.reached.acquireUninterruptibly();
    assertThat(ClockStatus.of(sandbox).now()).isEqualTo(SECOND);
    assertThat(told()).isEqualTo(new ClockStatus.Moving("moving", START, TARGET, 62, 1, List.of()));

    deadlines.allowed.release();
    assertThat(move.await(LONG)).contains(ClockMove.End.ARRIVED);
    assertThat(told())
        .isEqualTo(new ClockStatus.Moving("arrived", START, TARGET, 100, 2, List.of()));
    assertThat(file.read()).contains(TARGET);
  }

  @Test
  void aMoveThatIsStoppedEndsWhereAllThatWasDueIsDone() {
    ClockMove move = sandbox.startMove(TARGET);
    deadlines.reached.acquireUninterruptibly();
    move.stop();
    assertThat(told().state()).isEqualTo("stopping");

    deadlines.allowed.release();
    assertThat(move.await(LONG)).contains(ClockMove.End.STOPPED);
    assertThat(deadlines.fired).containsExactly(FIRST);
    assertThat(sandbox.now()).isEqualTo(FIRST);
    assertThat(file.read()).contains(FIRST);
    assertThat(told())
        .isEqualTo(new ClockStatus.Moving("stopped", START, TARGET, 25, 1, List.of()));

    deadlines.allowed.release();
    assertThat(sandbox.startMove(TARGET).await(LONG)).contains(ClockMove.End.ARRIVED);
    assertThat(deadlines.fired).containsExactly(FIRST, SECOND);
  }

  @Test
  void theSameTargetJoinsTheMoveAndAnotherIsRefused() {
    ClockMove move = sandbox.startMove(TARGET);
    deadlines.reached.acquireUninterruptibly();

    assertThat(sandbox.startMove(TARGET)).isSameAs(move);
    assertThatThrownBy(() -> sandbox.startMove(TARGET.plusSeconds(1)))
        .isInstanceOf(ClockIsMoving.class)
        .hasMessage(
            "The clock is at 2026-03-11T00:00:00Z, on its way to 2026-04-10T00:00:00Z. Wait for"
                + " its end, or stop it by POST /sandbox/clock/stop.");
  }

  @Test
  void theClockDoesNotGoBack() {
    assertThatThrownBy(() -> sandbox.startMove(START.minusMillis(1)))
        .isInstanceOf(ClockMovesForward.class);
    assertThat(sandbox.lastMove()).isEmpty();
  }

  @Test
  void aMoveThatFailsSaysSoAndTheNextOneGoesOn() {
    deadlines.failing = true;
    deadlines.allowed.release();
    ClockMove move = sandbox.startMove(TARGET);

    assertThatThrownBy(() -> move.await(LONG)).hasMessage("the store is away");
    assertThat(told().state()).isEqualTo("stuck");
    assertThat(sandbox.now()).isEqualTo(FIRST);

    deadlines.failing = false;
    deadlines.allowed.release(2);
    assertThat(sandbox.startMove(TARGET).await(LONG)).contains(ClockMove.End.ARRIVED);
    assertThat(deadlines.fired).containsExactly(FIRST, SECOND);
  }

  @Test
  void anInstanceThatStopsEndsTheMoveAfterItsStep() throws Exception {
    ClockMove move = sandbox.startMove(TARGET);
    deadlines.reached.acquireUninterruptibly();
    move.stop();
    deadlines.allowed.release();
    sandbox.close();

    assertThat(move.await(Duration.ZERO)).contains(ClockMove.End.STOPPED);
    assertThat(file.read()).contains(FIRST);
  }
}
