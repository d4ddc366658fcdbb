package huikuan.dunning.batch;

import huikuan.dunning.batch.BatchEvent.Chosen;
import huikuan.dunning.batch.BatchEvent.Outcomes;
import huikuan.dunning.batch.BatchEvent.PartBegun;
import huikuan.dunning.batch.BatchEvent.PartDone;
import huikuan.dunning.batch.BatchEvent.PartFrozen;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A part as its events made it.
 *
 * @param begunAt the position in the log at which its handling began; null = it did not
 * @param outcomes of its cases; null = they are not handled
 */
record PartState(List<Chosen> cases, @Nullable Long begunAt, @Nullable List<String> outcomes) {

  static PartState of(List<RecordedEvent> events) {
    PartState state = new PartState(List.of(), null, null);
    for (RecordedEvent event : events) {
      state =
          switch (event.payload()) {
            case PartFrozen it -> new PartState(it.cases(), null, null);
            case PartBegun _ -> new PartState(state.cases, event.position(), null);
            case PartDone it -> new PartState(state.cases, state.begunAt, it.outcomes());
            default -> throw new IllegalStateException("No event of a part: " + event.name());
          };
    }
    return state;
  }

  static List<Outcomes> counted(List<String> outcomes) {
    Map<String, Integer> counts = new TreeMap<>();
    outcomes.forEach(each -> counts.merge(each, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(each -> new Outcomes(each.getKey(), each.getValue()))
        .toList();
  }
}
