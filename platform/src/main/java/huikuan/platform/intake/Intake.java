package huikuan.platform.intake;

import huikuan.platform.eventlog.BusinessKeyTaken;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Appends what arrives on the subscribed topics to the service's own log, in order. Only when it is
 * durable there is the batch acknowledged; what comes again is refused by its key: exactly once in
 * effect.
 */
final class Intake implements BatchMessageListener<String, byte[]> {

  private final MongoEventLog log;
  private final EventCodec codec;
  private final DeadTopic dead;
  private final IntakeSettings settings;
  private final Map<String, Set<String>> understood = new HashMap<>();
  private final AtomicLong taken = new AtomicLong();

  Intake(
      List<Subscription> subscriptions,
      MongoEventLog log,
      EventCodec codec,
      DeadTopic dead,
      IntakeSettings settings) {
    this.log = log;
    this.codec = codec;
    this.dead = dead;
    this.settings = settings;
    for (Subscription subscription : subscriptions) {
      dead.counter(subscription.topic());
      understood.put(
          subscription.topic(), Set.copyOf(EventVocabulary.namesOf(subscription.contract())));
    }
  }

  Set<String> topics() {
    return understood.keySet();
  }

  long taken() {
    return taken.get();
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    List<NewCommit> commits = new ArrayList<>(records.size());
    List<Runnable> unreadable = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        InboundEvent.commit(record, understood(record), codec).ifPresent(commits::add);
      } catch (InboundEvent.Unreadable e) {
        unreadable.add(() -> dead.send(record, e.reason()));
      }
    }
    log.append(commits).forEach(this::await);
    unreadable.forEach(Runnable::run);
    taken.addAndGet(records.size());
  }

  private Set<String> understood(ConsumerRecord<String, byte[]> record) {
    return understood.getOrDefault(record.topic(), Set.of());
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
