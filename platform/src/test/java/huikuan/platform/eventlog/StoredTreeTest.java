package huikuan.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A log of 23 runs and 7 commits more, in memory. */
class StoredTreeTest {

  private static final int SIZE = 23 * LogTree.RUN + 7;

  private final List<byte[]> contents = new ArrayList<>();
  private final List<byte[]> leaves = new ArrayList<>();
  private final Map<Long, Checkpoint> checkpoints = new HashMap<>();
  private int commitsRead;
  private int checkpointsRead;

  StoredTreeTest() {
    LogTree tree = new LogTree();
    for (int number = 0; number < SIZE; number++) {
      byte[] content = CommitHash.sha256().digest(ByteBuffer.allocate(4).putInt(number).array());
      contents.add(content);
      leaves.add(MerkleTree.leaf(content));
      byte[] run = tree.add(content);
      if (run != null) {
        Checkpoint made = Checkpoint.of(tree, run);
        checkpoints.put(made.number(), made);
      }
    }
  }

  private StoredTree tree(long size) {
    return new StoredTree(
        (after, limit) -> {
          List<byte[]> read =
              contents.subList((int) after, (int) Math.min(after + limit, contents.size()));
          commitsRead += read.size();
          return read;
        },
        number -> {
          checkpointsRead++;
          return Optional.ofNullable(checkpoints.get(number));
        },
        size);
  }

  @Test
  void itSaysWhatATreeOverAllLeavesSays() {
    for (int size : new int[] {1, 1_024, 3 * 1_024, 13 * 1_024 + 5, 16 * 1_024, SIZE}) {
      List<byte[]> all = leaves.subList(0, size);
      StoredTree tree = tree(size);
      assertThat(tree.root()).as("%d", size).isEqualTo(MerkleTree.root(all));
      for (int index = 0; index < size; index += 937) {
        assertThat(hex(tree.path(index)))
            .as("%d of %d", index, size)
            .isEqualTo(hex(MerkleTree.path(index, all)));
      }
      for (int first = 1; first <= size; first += 613) {
        byte[] before = MerkleTree.root(leaves.subList(0, first));
        assertThat(MerkleTree.grows(first, before, size, tree.root(), tree.since(first)))
            .as("%d of %d", first, size)
            .isTrue();
      }
    }
  }

  private static List<String> hex(List<byte[]> hashes) {
    return hashes.stream().map(HexFormat.of()::formatHex).toList();
  }

  @Test
  void itReadsTheRunsAskedForAndAFewCheckpoints() {
    StoredTree tree = tree(SIZE);
    tree.root();
    assertThat(commitsRead).isEqualTo(7);
    tree.path(5_000);
    tree.path(5_001);
    assertThat(commitsRead).isEqualTo(7 + LogTree.RUN);
    assertThat(checkpointsRead).isLessThan(15);
  }

  @Test
  void aMissingCheckpointCostsTime() {
    byte[] root = tree(SIZE).root();
    checkpoints.remove(16L);
    checkpoints.remove(5L);
    assertThat(tree(SIZE).root()).isEqualTo(root);
  }
}
