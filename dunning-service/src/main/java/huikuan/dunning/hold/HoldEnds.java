package huikuan.dunning.hold;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When holds end, by their sources: what a saga waits for. */
public final class HoldEnds {

  @SuppressWarnings("FieldMayBeFinal") // the state of a saga is read into it
  private Map<String, Instant> ends = new TreeMap<>();

  public void add(String source, Instant endsAt) {
    ends.put(source, endsAt);
  }

  /** The same, unless it ends earlier already. */
  public void addEarlier(String source, Instant endsAt) {
    ends.merge(source, endsAt, (one, other) -> one.isBefore(other) ? one : other);
  }

  public void remove(String source) {
    ends.remove(source);
  }

  /** Removes those whose sources begin so. */
  public void removeAll(String prefix) {
    ends.keySet().removeIf(each -> each.startsWith(prefix));
  }

  /** The first end. */
  public Optional<Instant> first() {
    return ends.values().stream().min(Comparator.naturalOrder());
  }

  /** The sources whose holds have ended at a moment. */
  public List<String> over(Instant now) {
    return ends.entrySet().stream()
        .filter(each -> !each.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }
}
