package huikuan.platform.settling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.eventlog.EventLog;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SettlingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Handles one event at each look, until nothing is left. */
  private record Working(AtomicInteger left, AtomicInteger done) implements Station {
    static Working with(int events) {
      return new Working(new AtomicInteger(events), new AtomicInteger());
    }

    @Override
    public String name() {
      return "working";
    }

    @Override
    public boolean caughtUp() {
      if (left.get() == 0) {
        return true;
      }
      left.decrementAndGet();
      done.incrementAndGet();
      return false;
    }

    @Override
    public long passed() {
      return done.get();
    }
  }

  private record Still(String name, boolean caughtUp) implements Station {
    @Override
    public long passed() {
      return 7;
    }
  }

  @Test
  void returnsWhenNothingIsUnderWay() {
    Settling.await(List.of(new Still("a", true), new Still("b", true)), PATIENCE);
  }

  @Test
  void waitsAsLongAsSomethingMoves() {
    Working working = Working.with(20);

    Settling.await(List.of(new Still("a", true), working), PATIENCE);

    assertThat(working.done()).hasValue(20);
  }

  @Test
  void givesUpOnWhatDoesNotMoveAndNamesIt() {
    List<Still> stations = List.of(new Still("done", true), new Still("stuck", false));

    assertThatThrownBy(() -> Settling.await(stations, Duration.ZERO))
        .isInstanceOfSatisfying(
            NotSettled.class, stuck -> assertThat(stuck.lagging()).containsExactly("stuck"));
  }

  /** Reads a log. */
  private record Reading(EventLog log, AtomicInteger asked, long position) implements LogStation {
    @Override
    public String name() {
      return "reader at " + position;
    }

    @Override
    public boolean hasReached(long commit) {
      asked.incrementAndGet();
      return position >= commit;
    }

    @Override
    public long passed() {
      return position;
    }
  }

  @Test
  void aLogIsAskedForItsEndOnceInALookThatEndsAtTheFirstWhoLags() {
    AtomicInteger heads = new AtomicInteger();
    EventLog log =
        (EventLog)
            Proxy.newProxyInstance(
                EventLog.class.getClassLoader(),
                new Class<?>[] {EventLog.class},
                (self, method, _) ->
                    switch (method.getName()) {
                      case "head" -> {
                        heads.incrementAndGet();
                        yield 4L;
                      }
                      case "hashCode" -> System.identityHashCode(self);
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    AtomicInteger asked = new AtomicInteger();
    Settling.await(List.of(new Reading(log, asked, 4), new Reading(log, asked, 5)), Duration.ZERO);
    assertThat(heads).as("a look, and one more").hasValue(2);
    assertThat(asked).hasValue(4);

    AtomicInteger behind = new AtomicInteger();
    List<Reading> lagging = List.of(new Reading(log, asked, 3), new Reading(log, behind, 4));
    assertThatThrownBy(() -> Settling.await(lagging, Duration.ZERO))
        .isInstanceOfSatisfying(
            NotSettled.class, stuck -> assertThat(stuck.lagging()).containsExactly("reader at 3"));
    assertThat(behind).as("asked when all who lag are named").hasValue(1);
  }
}
