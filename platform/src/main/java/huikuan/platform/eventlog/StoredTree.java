package huikuan.platform.eventlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The Merkle tree over a log's first commits, of which only what is asked for is read: a node costs
 * checkpoints in the square of the tree's height, and the leaves of a run at most. For one thread.
 */
final class StoredTree {

  private static final int COMMITS_AT_ONCE = 100;
  private static final int MOST_RUNS = 64;

  /** Reads the hashes of contents of a log. */
  interface Contents {

    /** Those of commits {@code after} + 1 on, at most so many; empty only at the log's end. */
    List<byte[]> after(long after, int limit);
  }

  private final Contents contents;
  private final LongFunction<Optional<Checkpoint>> stored;
  private final long size;
  private final Map<Long, Optional<Checkpoint>> checkpoints = new HashMap<>();
  private final Map<Long, List<byte[]>> runs =
      new LinkedHashMap<>(MOST_RUNS, 1, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<byte[]>> eldest) {
          return size() > MOST_RUNS;
        }
      };

  /**
   * @param stored finds a checkpoint by its number
   * @param size how many commits it is over; the log is as long, or longer
   */
  StoredTree(Contents contents, LongFunction<Optional<Checkpoint>> stored, long size) {
    this.contents = contents;
    this.stored = stored;
    this.size = size;
  }

  byte[] root() {
    return hash(0, size);
  }

  /** The siblings on the way from a leaf to the root: RFC 9162, section 2.1.3.1. */
  List<byte[]> path(long index) {
    return path(index, 0, size);
  }

  private List<byte[]> path(long index, long from, long to) {
    if (to - from <= LogTree.RUN) {
      return new ArrayList<>(MerkleTree.path((int) (index - from), leaves(from, to)));
    }
    long middle = from + split(to - from);
    boolean left = index < middle;
    List<byte[]> path = left ? path(index, from, middle) : path(index, middle, to);
    path.add(left ? hash(middle, to) : hash(from, middle));
    return path;
  }

  /** Shows that the tree over fewer commits has become this one: section 2.1.4.1. */
  List<byte[]> since(long first) {
    return since(first, 0, size, true);
  }

  /**
   * @param known whether the hash of the whole part is that of the older tree
   */
  private List<byte[]> since(long first, long from, long to, boolean known) {
    if (first == to - from) {
      return new ArrayList<>(known ? List.of() : List.of(hash(from, to)));
    }
    long split = split(to - from);
    boolean left = first <= split;
    List<byte[]> path =
        left
            ? since(first, from, from + split, known)
            : since(first - split, from + split, to, false);
    path.add(left ? hash(from + split, to) : hash(from, from + split));
    return path;
  }

  /** The hash over a part as the tree divides it. */
  byte[] hash(long from, long to) {
    long commits = to - from;
    if (commits == Long.highestOneBit(commits) && commits >= LogTree.RUN) {
      return whole(from / LogTree.RUN, commits / LogTree.RUN);
    }
    if (commits <= LogTree.RUN) {
      return MerkleTree.root(leaves(from, to));
    }
    long middle = from + split(commits);
    return MerkleTree.node(hash(from, middle), hash(middle, to));
  }

  /**
   * The root of complete runs, as many as a power of two. A left half of something is a peak of the
   * checkpoint at its end; a right half is put together.
   */
  private byte[] whole(long first, long count) {
    Optional<Checkpoint> end =
        count == 1 || (first / count & 1) == 0 ? checkpoint(first + count) : Optional.empty();
    if (end.isPresent()) {
      return count == 1 ? end.get().run() : end.get().peaks().getLast();
    }
    if (count == 1) {
      return MerkleTree.root(leaves(first * LogTree.RUN, (first + 1) * LogTree.RUN));
    }
    long half = count / 2;
    return MerkleTree.node(whole(first, half), whole(first + half, half));
  }

  private Optional<Checkpoint> checkpoint(long number) {
    return checkpoints.computeIfAbsent(number, stored::apply);
  }

  /** Leaves of one run. */
  private List<byte[]> leaves(long from, long to) {
    long first = from / LogTree.RUN * LogTree.RUN;
    List<byte[]> all =
        runs.computeIfAbsent(first, run -> read(run, Math.min(run + LogTree.RUN, size)));
    return all.subList((int) (from - first), (int) (to - first));
  }

  private List<byte[]> read(long from, long to) {
    List<byte[]> leaves = new ArrayList<>();
    while (from + leaves.size() < to) {
      long after = from + leaves.size();
      List<byte[]> read = contents.after(after, (int) Math.min(COMMITS_AT_ONCE, to - after));
      if (read.isEmpty()) {
        throw new HoleInLog(after + 1);
      }
      read.forEach(content -> leaves.add(MerkleTree.leaf(content)));
    }
    return leaves;
  }

  /** The largest power of two below a size. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }
}
