package huikuan.ledger.closing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of values that were stated.
 *
 * @param stated how many were new, or another than before
 * @param outdated by their places: in whose place another value stands than their sender has seen,
 *     and which; then nothing was stated
 */
record Stating(int stated, Map<Integer, String> outdated) {

  static final String NOTHING = "nothing";

  Stating {
    outdated = Map.copyOf(outdated);
  }

  /**
   * The values that their senders have seen, by the places of those that take their places; what is
   * not told may be anything.
   */
  record Seen(Map<Integer, String> values) {

    static final Seen ANYTHING = new Seen(Map.of());

    Seen {
      values = Map.copyOf(values);
    }

    /** Which of the values would take the place of others than were seen. */
    <T> Map<Integer, String> outdated(
        List<T> all, Function<T, @Nullable T> known, Function<T, String> value) {
      Map<Integer, String> outdated = new LinkedHashMap<>();
      for (Map.Entry<Integer, String> seen : values.entrySet()) {
        T wanted = all.get(seen.getKey());
        T stands = known.apply(wanted);
        String now = stands == null ? NOTHING : value.apply(stands);
        if (!Objects.equals(stands, wanted) && !now.equals(seen.getValue())) {
          outdated.put(seen.getKey(), now);
        }
      }
      return outdated;
    }
  }

  /** Gathers what is seen, entry by entry. */
  static final class Reading {

    private final Map<Integer, String> values = new HashMap<>();

    /**
     * @param value null = nothing was stated
     */
    void saw(int at, @Nullable String value) {
      values.put(at, value == null ? NOTHING : value);
    }

    Seen seen() {
      return new Seen(values);
    }
  }
}
