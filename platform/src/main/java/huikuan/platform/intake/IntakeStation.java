package huikuan.platform.intake;

import huikuan.platform.settling.Station;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Compares the ends of the topics with this service's acknowledged offsets. */
public final class IntakeStation implements Station, AutoCloseable {

  /**
   * Nothing more is taken.
   *
   * @param topic where the record stands at which it stopped
   */
  public record Stopped(String topic, String why) {}

  private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

  /** All partitions of the topics, as they were told last. */
  private record Partitions(List<TopicPartition> all, long askedAt) {}

  private final Set<String> topics;
  private final LongSupplier taken;
  private final Admin admin;
  private final String service;
  private final Supplier<Optional<Stopped>> stopped;
  private final Supplier<Optional<String>> notTrusted;
  private volatile @Nullable Partitions known;

  /**
   * @param taken counts the records taken
   * @param service whose consumer group it is
   * @param stopped why nothing is taken any more; empty while it is
   * @param notTrusted of records that were refused; empty if none were
   */
  public IntakeStation(
      Set<String> topics,
      LongSupplier taken,
      Admin admin,
      String service,
      Supplier<Optional<Stopped>> stopped,
      Supplier<Optional<String>> notTrusted) {
    this.topics = topics;
    this.taken = taken;
    this.admin = admin;
    this.service = service;
    this.stopped = stopped;
    this.notTrusted = notTrusted;
  }

  /** Records on the topics that are not yet in this service's log. */
  public long lag() {
    try {
      return lagNow();
    } catch (ExecutionException | TimeoutException e) {
      throw silent(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private long lagNow() throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> acknowledgedSoFar =
        admin.listConsumerGroupOffsets(service).partitionsToOffsetAndMetadata();
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin.listOffsets(asked).all().get(5, TimeUnit.SECONDS);
    Map<TopicPartition, OffsetAndMetadata> done = acknowledgedSoFar.get(5, TimeUnit.SECONDS);
    long lag = 0;
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
      OffsetAndMetadata acknowledged = done.get(end.getKey());
      lag += end.getValue().offset() - (acknowledged == null ? 0 : acknowledged.offset());
    }
    return lag;
  }

  /** Topics get more partitions at most now and then, so they are asked for now and then. */
  private List<TopicPartition> partitions()
      throws ExecutionException, InterruptedException, TimeoutException {
    Partitions last = known;
    if (last == null || System.nanoTime() - last.askedAt() > ASK_AGAIN.toNanos()) {
      long now = System.nanoTime();
      List<TopicPartition> told =
          admin.describeTopics(topics).allTopicNames().get(5, TimeUnit.SECONDS).values().stream()
              .flatMap(IntakeStation::partitions)
              .toList();
      last = new Partitions(told, now);
      known = last;
    }
    return last.all();
  }

  private static Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()));
  }

  @Override
  public String name() {
    String name = service + ": intake of " + topics;
    return stopped().map(why -> name + ", stopped: " + why).orElse(name);
  }

  /** Not while Kafka can't tell yet, as of a topic that was made a moment ago. */
  @Override
  public boolean caughtUp() {
    try {
      return lagNow() == 0;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw silent(e);
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException silent(Exception cause) {
    return new IllegalStateException("Kafka did not tell its offsets", cause);
  }

  private static IllegalStateException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while asking Kafka", cause);
  }

  @Override
  public Optional<String> stopped() {
    return stopped.get().map(Stopped::why);
  }

  /** Where and why nothing is taken any more; empty while it is. */
  public Optional<Stopped> stoppedAt() {
    return stopped.get();
  }

  @Override
  public Optional<String> alarm() {
    return notTrusted.get();
  }

  @Override
  public long passed() {
    return taken.getAsLong();
  }

  @Override
  public void close() {
    admin.close();
  }
}
