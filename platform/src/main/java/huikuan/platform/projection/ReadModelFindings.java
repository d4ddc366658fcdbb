package huikuan.platform.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * The result of a comparison.
 *
 * @param entries the number of kept entries
 * @param position the last commit that they tell of
 * @param different the number of entries that are not as the log tells them
 * @param examples the first of those, in words
 * @param note a remark; empty = none
 */
public record ReadModelFindings(
    long entries, long position, long different, List<String> examples, String note) {

  private static final int MOST_SHOWN = 5;

  /** The findings about a read model that is absent, or is not compared, without a fault. */
  public static ReadModelFindings none(String why) {
    return new ReadModelFindings(0, 0, 0, List.of(), why);
  }

  /** The findings about a read model that can't be compared. */
  public static ReadModelFindings fault(String why) {
    return new ReadModelFindings(0, 0, 1, List.of(why), "");
  }

  public boolean sound() {
    return different == 0;
  }

  /** Counts differences, and keeps the words of the first. */
  public static final class Differences {

    private final List<String> examples = new ArrayList<>();
    private long count;

    public void add(String example) {
      count++;
      if (examples.size() < MOST_SHOWN) {
        examples.add(example);
      }
    }

    public ReadModelFindings among(long entries, long position, String note) {
      return new ReadModelFindings(entries, position, count, List.copyOf(examples), note);
    }
  }
}
