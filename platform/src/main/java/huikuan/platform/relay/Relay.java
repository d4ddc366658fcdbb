package huikuan.platform.relay;

import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NextRead;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.settling.LogStation;
import huikuan.platform.signature.RecordSigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Reads the log in order and sends the service's publications. It moves its position after Kafka's
 * acknowledgement: at least once, in order.
 */
public final class Relay implements SmartLifecycle, LogStation {

  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final Duration ASK_FOR_LEASE_AGAIN = Duration.ofMillis(200);

  /**
   * A read of fewer events is followed by a rest: most reads cost a write, so more are gathered.
   */
  private static final int FEW_EVENTS = 50;

  private static final Duration REST_AFTER_FEW = Duration.ofMillis(50);

  private final MongoEventLog events;
  private final LogEpochs epochs;
  private final Publisher publisher;
  private final EventCodec codec;
  private final RelayPosition position;
  private final ProducerFactory<String, byte[]> producers;
  private final String service;
  private final RecordSigner signer;
  private final Runnable topics;
  private final RelaySettings settings;
  private final NextRead next;
  private final AtomicLong sent = new AtomicLong();
  private final Semaphore hurried = new Semaphore(0);
  private volatile boolean running;
  private Thread thread = new Thread();

  /**
   * @param topics makes those that are missing
   */
  Relay(
      MongoEventLog events,
      LogEpochs epochs,
      Publisher publisher,
      EventCodec codec,
      RelayPosition position,
      ProducerFactory<String, byte[]> producers,
      String service,
      RecordSigner signer,
      Runnable topics,
      RelaySettings settings) {
    this.events = events;
    this.epochs = epochs;
    this.publisher = publisher;
    this.codec = codec;
    this.position = position;
    this.producers = producers;
    this.service = service;
    this.signer = signer;
    this.topics = topics;
    this.settings = settings;
    this.next = new NextRead(events, events.poll());
  }

  @Override
  public void start() {
    running = true;
    next.open();
    thread = Thread.ofPlatform().name("relay").daemon().start(this::run);
  }

  private void run() {
    while (running) {
      try (Producer<String, byte[]> producer = producers.createProducer()) {
        relay(producer);
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        log.warn("Relaying to {} failed; trying again", publisher.topic(), e);
        if (!pause(settings.retry().toMillis())) {
          return;
        }
      }
    }
  }

  private void relay(Producer<String, byte[]> producer) throws Exception {
    int partitions = partitions(producer);
    while (running) {
      OptionalLong from = position.lease();
      if (from.isEmpty()) {
        Thread.sleep(ASK_FOR_LEASE_AGAIN);
      } else if (next.worthwhile(from.getAsLong())) {
        relayOnce(producer, partitions, from.getAsLong());
      } else {
        next.await(events.poll());
      }
    }
  }

  /** A broker that was away when this service started has not been told its topics. */
  private int partitions(Producer<String, byte[]> producer) {
    try {
      return producer.partitionsFor(publisher.topic()).size();
    } catch (TimeoutException e) {
      topics.run();
      throw e;
    }
  }

  private void relayOnce(Producer<String, byte[]> producer, int partitions, long from)
      throws Exception {
    List<RecordedEvent> batch = events.after(from, settings.batch());
    if (batch.isEmpty()) {
      next.reached(from, false);
      return;
    }
    List<Future<RecordMetadata>> sending = new ArrayList<>();
    for (RecordedEvent event : batch) {
      int n = 0;
      String epoch = epochs.at(event.position()).id();
      for (Publication told : publisher.publish(event)) {
        int partition = Math.floorMod(told.lane().hashCode(), partitions);
        sending.add(
            send(
                producer,
                signer.sign(
                    CloudEvents.record(
                        publisher.topic(), partition, service, epoch, event, n++, told, codec))));
      }
    }
    Map<Integer, Long> ends = new HashMap<>();
    for (Future<RecordMetadata> each : sending) {
      RecordMetadata sentTo = each.get(settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
      ends.merge(sentTo.partition(), sentTo.offset() + 1, Math::max);
    }
    sent.addAndGet(sending.size());
    long last = batch.getLast().position();
    next.reached(last, position.advance(last, ends));
    if (batch.size() < FEW_EVENTS) {
      rest();
    }
  }

  private void rest() throws InterruptedException {
    boolean ended = hurried.tryAcquire(REST_AFTER_FEW.toMillis(), TimeUnit.MILLISECONDS);
    if (ended) {
      hurried.drainPermits();
    }
  }

  @Override
  public void hurry() {
    hurried.release();
  }

  /** Throws if the record was not even handed in, so that no later one overtakes it. */
  private static Future<RecordMetadata> send(
      Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record)
      throws ExecutionException, InterruptedException {
    Future<RecordMetadata> sending = producer.send(record);
    if (sending.isDone()) {
      sending.get();
    }
    return sending;
  }

  private static boolean pause(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Override
  public void stop() {
    running = false;
    next.wake();
    next.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    position.release();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Commits not yet told. */
  public long lag() {
    return events.head() - position.read();
  }

  @Override
  public String name() {
    return service + ": relay to " + publisher.topic();
  }

  @Override
  public EventLog log() {
    return events;
  }

  @Override
  public boolean hasReached(long commit) {
    return position.read() >= commit;
  }

  @Override
  public long passed() {
    return sent.get();
  }

  String topic() {
    return publisher.topic();
  }
}
