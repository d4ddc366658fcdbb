package huikuan.platform.intake;

import static java.util.Objects.requireNonNull;

import huikuan.platform.eventlog.BusinessKeyTaken;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.signature.NotTrusted;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Appends the events of the subscribed topics to the service's own log, in order. A batch is
 * acknowledged after it is durable there, and a repeated event is refused by its key: exactly once
 * in effect.
 */
final class Intake implements BatchMessageListener<String, byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final RecordReader reader;
  private final MongoEventLog log;
  private final DeadTopic dead;
  private final IntakeSettings settings;
  private final HistoryCheck history;
  private final AtomicLong taken = new AtomicLong();
  private volatile IntakeStation.@Nullable Stopped stopped;

  Intake(
      RecordReader reader,
      MongoEventLog log,
      DeadTopic dead,
      Marks marks,
      IntakeSettings settings) {
    this.reader = reader;
    this.log = log;
    this.dead = dead;
    this.settings = settings;
    reader.topics().forEach(dead::counters);
    this.history = new HistoryCheck(marks, log::taken, reader.types());
  }

  Set<String> topics() {
    return reader.topics();
  }

  long taken() {
    return taken.get();
  }

  /** The reason why no event is taken any more; empty while they are. */
  Optional<IntakeStation.Stopped> stopped() {
    return Optional.ofNullable(stopped);
  }

  /** What there is to say of records that were not from their topic's owner; empty = no such. */
  Optional<String> notTrusted() {
    return dead.notTrusted();
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    List<InboundEvent> events = new ArrayList<>(records.size());
    Map<ConsumerRecord<String, byte[]>, DeadRecord> refused = new IdentityHashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        reader.read(record).ifPresent(events::add);
      } catch (NotTrusted e) {
        refused.put(record, new DeadRecord(DeadRecord.Cause.NOT_TRUSTED, e.reason()));
      } catch (InboundEvent.Unreadable e) {
        refused.put(record, new DeadRecord(DeadRecord.Cause.UNREADABLE, e.reason()));
      }
    }
    HistoryCheck.Sorted sorted = history.sort(events);
    List<InboundEvent> fresh = new ArrayList<>(sorted.fresh());
    if (settings.wentBack() != WentBackPolicy.TAKE) {
      sorted.rewritten().forEach(each -> refused.put(each.record(), refuse(each)));
      fresh.removeIf(each -> refused.containsKey(each.record()));
    }
    log.append(fresh.stream().map(InboundEvent::commit).toList()).forEach(this::await);
    records.stream()
        .filter(refused::containsKey)
        .forEach(record -> dead.send(record, requireNonNull(refused.get(record))));
    sorted.whenTaken().run();
    taken.addAndGet(records.size());
  }

  /** Answers why it goes to the dead topic, if it does not stop the intake. */
  private DeadRecord refuse(InboundEvent rewritten) {
    if (settings.wentBack() == WentBackPolicy.STOP) {
      HistoryRewritten reason = new HistoryRewritten(rewritten);
      stopped =
          new IntakeStation.Stopped(rewritten.record().topic(), HistoryRewritten.reason(rewritten));
      LOG.error("{}. Nothing more is taken: see the runbook", reason.getMessage());
      throw reason;
    }
    return new DeadRecord(DeadRecord.Cause.REWRITTEN, HistoryRewritten.reason(rewritten));
  }

  private void await(CompletableFuture<Long> append) {
    try {
      append.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof BusinessKeyTaken)) {
        throw new IllegalStateException("The log did not take an event", e.getCause());
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("The log did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while appending", e);
    }
  }
}
