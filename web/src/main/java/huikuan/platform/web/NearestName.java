package huikuan.platform.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The name that a mistyped one probably stands for. */
final class NearestName {

  /** Longer texts are no slips, and comparing them costs more than it tells. */
  private static final int LONGEST = 40;

  private NearestName() {}

  /** The known name with the fewest letters to change; empty if none is near. */
  static Optional<String> of(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> near = known.stream().filter(each -> near(lower, each)).toList();
    return near.stream()
        .min(
            Comparator.<String>comparingInt(each -> changes(lower, each.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** At most a third of the letters differ, but one or two in short names. */
  private static boolean near(String lower, String known) {
    int most = Math.max(known.length() > 3 ? 2 : 1, known.length() / 3);
    return changes(lower, known.toLowerCase(Locale.ROOT)) <= most;
  }

  /** Letters to insert, delete, replace (Levenshtein's distance). */
  private static int changes(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int at = 0; at <= to.length(); at++) {
      row[at] = at;
    }
    for (int f = 1; f <= from.length(); f++) {
      int diagonal = row[0];
      row[0] = f;
      for (int t = 1; t <= to.length(); t++) {
        int same = diagonal + (from.charAt(f - 1) == to.charAt(t - 1) ? 0 : 1);
        diagonal = row[t];
        row[t] = Math.min(same, Math.min(row[t], row[t - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
