package huikuan.platform.eventlog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Merkle tree over the contents of a log's commits, as it grows: of all that is complete only
 * the roots are kept, one for each power of two.
 */
final class LogTree {

  /** Commits of one checkpoint: a power of two, so that its root is a node of the whole tree. */
  static final int RUN = 1_024;

  private final List<byte[]> peaks;
  private long runs;
  private final List<byte[]> leaves = new ArrayList<>();

  LogTree() {
    this(0, List.of());
  }

  /**
   * @param runs how many runs of commits it stands for
   * @param peaks the roots of the complete subtrees, the largest first
   */
  LogTree(long runs, List<byte[]> peaks) {
    this.runs = runs;
    this.peaks = new ArrayList<>(peaks);
  }

  /** The number of commits that it stands for. */
  long commits() {
    return runs * RUN + leaves.size();
  }

  long runs() {
    return runs;
  }

  List<byte[]> peaks() {
    return List.copyOf(peaks);
  }

  /** The root of the run that this commit ended; null if it ended none. */
  byte @Nullable [] add(byte[] content) {
    leaves.add(MerkleTree.leaf(content));
    if (leaves.size() < RUN) {
      return null;
    }
    byte[] run = MerkleTree.root(leaves);
    leaves.clear();
    byte[] peak = run;
    for (long left = runs; (left & 1) == 1; left >>= 1) {
      peak = MerkleTree.node(peaks.removeLast(), peak);
    }
    peaks.add(peak);
    runs++;
    return run;
  }

  /** The root over all commits. */
  byte[] root() {
    if (leaves.isEmpty() && peaks.isEmpty()) {
      return MerkleTree.root(List.of());
    }
    List<byte[]> parts = new ArrayList<>(peaks);
    if (!leaves.isEmpty()) {
      parts.add(MerkleTree.root(leaves));
    }
    byte[] root = parts.removeLast();
    while (!parts.isEmpty()) {
      root = MerkleTree.node(parts.removeLast(), root);
    }
    return root;
  }
}
