package huikuan.platform.operations;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.LogCheck;
import huikuan.platform.eventlog.LogCheck.Fault;
import huikuan.platform.operations.Verification.State;
import huikuan.platform.projection.Follower;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Checks the log while the service runs, one check at a time. After each page it rests for some
 * times as long as the page took, so that it takes a small part of the store. The result is known
 * until the next start.
 */
final class Verifications implements DisposableBean {

  private static final Logger logger = LoggerFactory.getLogger(Verifications.class);

  /** It reads for a fifth of the time. */
  private static final int RESTS = 4;

  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final MongoDatabase database;
  private final EventLog log;
  private final Parts parts;
  private final ObjectProvider<Follower> followers;
  private final Clock clock;
  private volatile Verification current = Verification.NONE;
  private Thread thread = new Thread();

  Verifications(
      MongoDatabase database,
      EventLog log,
      Parts parts,
      ObjectProvider<Follower> followers,
      Clock clock) {
    this.database = database;
    this.log = log;
    this.parts = parts;
    this.followers = followers;
    this.clock = clock;
  }

  /** The one under way or the last. */
  Verification current() {
    return current;
  }

  /** Begins one; if one is under way, it is that. */
  synchronized Verification begin() {
    if (!current.isRunning()) {
      LogCheck check = LogCheck.begin(database);
      Instant startedAt = clock.instant();
      current = told(State.RUNNING, check, startedAt, null, check.faults());
      thread = Thread.ofPlatform().name("verify").daemon().start(() -> run(check, startedAt));
    }
    return current;
  }

  private void run(LogCheck check, Instant startedAt) {
    try {
      boolean more = true;
      while (more) {
        long began = System.nanoTime();
        more = check.next();
        current = told(State.RUNNING, check, startedAt, null, check.faults());
        rest(System.nanoTime() - began);
      }
      List<Fault> faults = new ArrayList<>(check.faults());
      faults.addAll(beyondTheLog());
      State state = faults.isEmpty() ? State.SOUND : State.DAMAGED;
      if (state == State.DAMAGED) {
        logger.error("The log is not what was recorded: {}", faults);
      }
      current = told(state, check, startedAt, check.findings().root(), faults);
    } catch (InterruptedException e) {
      logger.info("The check of the log was broken off");
    } catch (RuntimeException e) {
      logger.warn("The check of the log was broken off", e);
      Fault why = new Fault(check.checked(), "The check was broken off: " + e.getMessage());
      current = told(State.NONE, check, startedAt, null, List.of(why));
    }
  }

  private static void rest(long nanos) throws InterruptedException {
    Thread.sleep(Duration.ofNanos(Math.min(RESTS * nanos, LONGEST_REST.toNanos())));
  }

  /** A read model that has more than the log: the log has lost its end. */
  private List<Fault> beyondTheLog() {
    List<Fault> faults = new ArrayList<>();
    Map<String, Long> positions = Parts.positions(parts.ask());
    long head = log.head();
    positions.forEach(
        (name, position) -> {
          if (position > head) {
            faults.add(
                new Fault(
                    position,
                    "%s has commit %d, and the log ends with commit %d"
                        .formatted(name, position, head)));
          }
        });
    Stream<Follower> contradicted = followers.stream().filter(each -> each.contradiction() != null);
    contradicted.forEach(
        each -> faults.add(new Fault(each.position(), each.name() + ": " + each.contradiction())));
    return faults;
  }

  private Verification told(
      State state, LogCheck check, Instant startedAt, @Nullable String root, List<Fault> faults) {
    return new Verification(
        state.toString(),
        1,
        check.commits(),
        check.checked(),
        startedAt,
        state == State.RUNNING ? null : clock.instant(),
        root,
        faults);
  }

  @Override
  public synchronized void destroy() {
    thread.interrupt();
  }
}
