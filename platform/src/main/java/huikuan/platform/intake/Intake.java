package huikuan.platform.intake;

import huikuan.platform.eventlog.BusinessKeyTaken;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.MongoEventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import java.util.function.Function;
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

  private final MongoEventLog log;
  private final EventCodec codec;
  private final DeadTopic dead;
  private final IntakeSettings settings;
  private final Map<String, Topic> topics = new HashMap<>();
  private final HistoryCheck history;
  private final AtomicLong taken = new AtomicLong();
  private volatile @Nullable String stopped;

  /** What is understood on a topic: names of events, and what they mention. */
  private record Topic(Set<String> understood, Function<Object, List<String>> mentions) {}

  private static final Topic NOT_SUBSCRIBED = new Topic(Set.of(), event -> List.of());

  Intake(
      List<Subscription> subscriptions,
      MongoEventLog log,
      EventCodec codec,
      DeadTopic dead,
      Marks marks,
      IntakeSettings settings) {
    this.log = log;
    this.codec = codec;
    this.dead = dead;
    this.settings = settings;
    Set<String> types = new HashSet<>();
    for (Subscription subscription : subscriptions) {
      dead.counter(subscription.topic());
      Set<String> names = Set.copyOf(EventVocabulary.namesOf(subscription.contract()));
      topics.put(subscription.topic(), new Topic(names, subscription.mentions()));
      types.addAll(names);
    }
    this.history = new HistoryCheck(marks, log::taken, types);
  }

  Set<String> topics() {
    return topics.keySet();
  }

  long taken() {
    return taken.get();
  }

  /** The reason why no event is taken any more; empty while they are. */
  Optional<String> stopped() {
    return Optional.ofNullable(stopped);
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    List<InboundEvent> events = new ArrayList<>(records.size());
    Map<ConsumerRecord<String, byte[]>, String> refused = new IdentityHashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        Topic topic = topics.getOrDefault(record.topic(), NOT_SUBSCRIBED);
        InboundEvent.of(record, topic.understood(), topic.mentions(), codec).ifPresent(events::add);
      } catch (InboundEvent.Unreadable e) {
        refused.put(record, e.reason());
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
        .forEach(record -> dead.send(record, String.valueOf(refused.get(record))));
    sorted.whenTaken().run();
    taken.addAndGet(records.size());
  }

  /** Answers why it goes to the dead topic, if it does not stop the intake. */
  private String refuse(InboundEvent rewritten) {
    if (settings.wentBack() == WentBackPolicy.STOP) {
      HistoryRewritten reason = new HistoryRewritten(rewritten);
      stopped = reason.getMessage();
      LOG.error("{}. Nothing more is taken: see the runbook", reason.getMessage());
      throw reason;
    }
    return HistoryRewritten.reason(rewritten);
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
