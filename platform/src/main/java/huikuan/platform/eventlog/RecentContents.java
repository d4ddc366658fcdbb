package huikuan.platform.eventlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The hashes of the contents that this instance appended last: one unbroken run of commits. */
final class RecentContents {

  private static final int MOST_HASHES = 8 * LogTree.RUN;

  private final Deque<byte[]> hashes = new ArrayDeque<>();
  private long last;

  synchronized void add(long number, byte[] content) {
    if (number != last + 1) {
      hashes.clear();
    }
    hashes.addLast(content);
    last = number;
    if (hashes.size() > MOST_HASHES) {
      hashes.removeFirst();
    }
  }

  /** The hashes of commits {@code after} + 1 on; empty if they are not in memory. */
  synchronized List<byte[]> after(long after, int most) {
    long before = last - hashes.size();
    if (after < before || after >= last) {
      return List.of();
    }
    return hashes.stream().skip(after - before).limit(most).toList();
  }
}
