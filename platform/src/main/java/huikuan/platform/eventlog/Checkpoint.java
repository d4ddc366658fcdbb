package huikuan.platform.eventlog;

import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * A checkpoint of a log: the Merkle root of one run of commits, and that of all commits up to its
 * end.
 *
 * @param number from 1; it ends at commit {@code number × LogTree.RUN}
 * @param run the root of its own commits
 * @param root the root of all commits up to its end
 * @param peaks the roots from which a tree grows on
 */
record Checkpoint(long number, byte[] run, byte[] root, List<byte[]> peaks) {

  static final String NUMBER = "_id";
  static final String RUN_ROOT = "run";
  static final String COMMITS = "commits";

  private static final String ROOT = "root";
  private static final String PEAKS = "peaks";

  /** Makes the checkpoint of a tree in which a run has just ended. */
  static Checkpoint of(LogTree tree, byte[] run) {
    return new Checkpoint(tree.runs(), run, tree.root(), tree.peaks());
  }

  static Checkpoint of(Document stored) {
    return new Checkpoint(
        stored.getLong(NUMBER),
        stored.get(RUN_ROOT, Binary.class).getData(),
        stored.get(ROOT, Binary.class).getData(),
        stored.getList(PEAKS, Binary.class).stream().map(Binary::getData).toList());
  }

  Document document() {
    return new Document(NUMBER, number)
        .append(COMMITS, commits())
        .append(RUN_ROOT, new Binary(run))
        .append(ROOT, new Binary(root))
        .append(PEAKS, peaks.stream().map(Binary::new).toList());
  }

  long commits() {
    return number * LogTree.RUN;
  }

  boolean matches(Checkpoint other) {
    return number == other.number
        && Arrays.equals(run, other.run)
        && Arrays.equals(root, other.root);
  }

  LogTree tree() {
    return new LogTree(number, peaks);
  }
}
