package huikuan.ledger.reports;

import huikuan.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The spans of days in which ages are counted.
 *
 * @param ends their last days, ascending
 */
record Buckets(List<Integer> ends) {

  static final String DEFAULT = "30,60,90";

  private static final int MOST_BUCKETS = 20;
  private static final int LONGEST_AGE = 36_500;
  private static final String ALLOWED =
      "1 to %d numbers of days from 1 to %d, each above the one before, such as %s"
          .formatted(MOST_BUCKETS, LONGEST_AGE, DEFAULT);

  private static final Pattern LIST =
      Pattern.compile("[1-9]\\d{0,4}(,[1-9]\\d{0,4}){0," + (MOST_BUCKETS - 1) + "}");

  /** A span of days, the last one included. */
  record Bucket(String name, int from, int to) {}

  /**
   * @throws huikuan.platform.web.ProblemException if it is no such list
   */
  static Buckets parse(String text) {
    List<Integer> ends = new ArrayList<>();
    if (LIST.matcher(text).matches()) {
      for (String end : text.split(",")) {
        ends.add(Integer.valueOf(end));
      }
    }
    if (ends.isEmpty() || ends.getLast() > LONGEST_AGE || !ascending(ends)) {
      throw ProblemException.field("buckets", ALLOWED);
    }
    return new Buckets(List.copyOf(ends));
  }

  private static boolean ascending(List<Integer> ends) {
    for (int at = 1; at < ends.size(); at++) {
      if (ends.get(at) <= ends.get(at - 1)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param first the first day of the first
   */
  List<Bucket> spans(int first) {
    List<Bucket> spans = new ArrayList<>();
    int from = first;
    for (int to : ends) {
      spans.add(new Bucket("days%dto%d".formatted(from, to), from, to));
      from = to + 1;
    }
    return spans;
  }
}
