package huikuan.platform.intake;

import static java.util.Objects.requireNonNull;

import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.relay.CloudEvents;
import huikuan.platform.signature.NotTrusted;
import huikuan.platform.signature.RecordVerifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of the subscribed topics. */
final class RecordReader {

  /** What is understood on a topic: names of events, what they mention, and whom it is from. */
  private record Topic(
      Set<String> understood,
      Function<Object, List<String>> mentions,
      String source,
      RecordVerifier verifier) {}

  private final EventCodec codec;
  private final Map<String, Topic> topics = new HashMap<>();
  private final Set<String> types = new HashSet<>();

  /**
   * @param verifiers of the topics' owners
   */
  RecordReader(
      List<Subscription> subscriptions, Map<String, RecordVerifier> verifiers, EventCodec codec) {
    this.codec = codec;
    for (Subscription subscription : subscriptions) {
      Set<String> names = Set.copyOf(EventVocabulary.namesOf(subscription.contract()));
      topics.put(
          subscription.topic(),
          new Topic(
              names,
              subscription.mentions(),
              CloudEvents.sourceOf(subscription.owner()),
              requireNonNull(verifiers.get(subscription.owner()))));
      types.addAll(names);
    }
  }

  Set<String> topics() {
    return topics.keySet();
  }

  /** The names of all events that are understood. */
  Set<String> types() {
    return types;
  }

  /**
   * An event; empty if its type is not understood. What is not from the topic's owner is not even
   * read, and claims no key of the log.
   *
   * @throws NotTrusted if it is not from the topic's owner
   * @throws InboundEvent.Unreadable if it can't be read
   */
  Optional<InboundEvent> read(ConsumerRecord<String, byte[]> record) {
    topic(record).verifier().verify(record);
    return readUnsigned(record);
  }

  /** The same of a record for which somebody stands in place of its signature. */
  Optional<InboundEvent> readUnsigned(ConsumerRecord<String, byte[]> record) {
    Topic topic = topic(record);
    String source = CloudEvents.header(record.headers(), CloudEvents.SOURCE);
    if (!topic.source().equals(source)) {
      throw new NotTrusted("The topic belongs to %s, not to %s".formatted(topic.source(), source));
    }
    return InboundEvent.of(record, topic.understood(), topic.mentions(), codec);
  }

  /** A service of another version may have listened to a topic that this one does not know. */
  private Topic topic(ConsumerRecord<String, byte[]> record) {
    Topic topic = topics.get(record.topic());
    if (topic == null) {
      throw new InboundEvent.Unreadable("Nothing is taken from " + record.topic());
    }
    return topic;
  }
}
