package huikuan.platform.intake;

import huikuan.platform.intake.InboundEvent.Place;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Compares arriving events with those taken before. In one partition and one epoch the positions of
 * a source only rise; one that comes again has an id that is known. An unknown id at or below the
 * highest position means that the source's log was set back without a new epoch: its history was
 * written anew.
 */
final class HistoryCheck {

  /**
   * @param fresh events that were not taken before, in order
   * @param rewritten those of them at positions where the source had told other events
   * @param whenTaken run when all is durable
   */
  record Sorted(List<InboundEvent> fresh, List<InboundEvent> rewritten, Runnable whenTaken) {}

  private final Marks marks;
  private final Function<Set<String>, Set<String>> known;
  private final Set<String> understood;

  /**
   * @param known those of the keys that the log has
   */
  HistoryCheck(Marks marks, Function<Set<String>, Set<String>> known, Set<String> understood) {
    this.marks = marks;
    this.known = known;
    this.understood = understood;
  }

  /** Sorts a batch, in its order. */
  Sorted sort(List<InboundEvent> events) {
    Map<String, Mark> before =
        marks.read(
            events.stream()
                .filter(event -> event.place() != null)
                .map(HistoryCheck::id)
                .collect(Collectors.toSet()),
            understood);
    Map<String, Mark> reached = new HashMap<>(before);
    Set<InboundEvent> covered = Collections.newSetFromMap(new IdentityHashMap<>());
    for (InboundEvent event : events) {
      Place place = event.place();
      if (place != null && reached.get(id(event)) instanceof Mark mark) {
        if (mark.covers(event, place.position())) {
          covered.add(event);
        }
        reached.put(id(event), mark.at(place.position(), event.commitTag()));
      }
    }
    return sorted(events, covered, () -> write(before, reached));
  }

  private Sorted sorted(List<InboundEvent> events, Set<InboundEvent> covered, Runnable whenTaken) {
    Set<String> there =
        new HashSet<>(
            known.apply(covered.stream().map(InboundEvent::key).collect(Collectors.toSet())));
    List<InboundEvent> fresh = events.stream().filter(event -> there.add(event.key())).toList();
    return new Sorted(fresh, fresh.stream().filter(covered::contains).toList(), whenTaken);
  }

  private void write(Map<String, Mark> before, Map<String, Mark> reached) {
    Map<String, Mark> changed = new HashMap<>(reached);
    changed.entrySet().removeAll(before.entrySet());
    marks.write(changed);
  }

  private static String id(InboundEvent event) {
    Place place = event.place();
    return id(event.source(), place == null ? "" : place.epoch(), event.record());
  }

  /** The id of the mark of an epoch of a source, in a record's partition. */
  static String id(String source, String epoch, ConsumerRecord<?, ?> record) {
    return "%s %s %s/%d".formatted(source, epoch, record.topic(), record.partition());
  }
}
