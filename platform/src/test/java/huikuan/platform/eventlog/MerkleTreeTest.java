package huikuan.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  private static final int MOST = 40;

  @Test
  void hashesAreThoseOfTheStandard() {
    assertThat(HexFormat.of().formatHex(MerkleTree.root(List.of())))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(HexFormat.of().formatHex(MerkleTree.leaf(new byte[0])))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  }

  @Test
  void eachSizeHasGrownFromEachSmallerOne() {
    for (int size = 1; size <= MOST; size++) {
      byte[] root = MerkleTree.root(leaves(size));
      for (int first = 1; first <= size; first++) {
        List<byte[]> path = grown(first, leaves(size), true);
        byte[] before = MerkleTree.root(leaves(first));
        String about = first + " of " + size;
        assertThat(MerkleTree.grows(first, before, size, root, path)).as(about).isTrue();
        byte[] other = new byte[32];
        assertThat(MerkleTree.grows(first, other, size, root, path)).as(about).isFalse();
        assertThat(MerkleTree.grows(first, before, size, other, path)).as(about).isFalse();
        assertThat(MerkleTree.grows(first, before, size, root, and(path, other))).isFalse();
        for (int at = 0; at < path.size(); at++) {
          List<byte[]> changed = new ArrayList<>(path);
          changed.set(at, other);
          assertThat(MerkleTree.grows(first, before, size, root, changed)).as(about).isFalse();
        }
      }
    }
  }

  @Test
  void aShorterLogHasNotGrown() {
    byte[] root = MerkleTree.root(leaves(4));
    assertThat(MerkleTree.grows(4, root, 3, root, List.of())).isFalse();
    assertThat(MerkleTree.grows(0, root, 3, root, List.of())).isFalse();
    assertThat(MerkleTree.grows(3, root, 4, root, List.of())).isFalse();
  }

  private static List<byte[]> and(List<byte[]> path, byte[] more) {
    List<byte[]> longer = new ArrayList<>(path);
    longer.add(more);
    return longer;
  }

  private static List<byte[]> leaves(int size) {
    List<byte[]> leaves = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      leaves.add(MerkleTree.leaf(new byte[] {(byte) number}));
    }
    return leaves;
  }

  /** Section 2.1.4.1, as it stands there. */
  private static List<byte[]> grown(int first, List<byte[]> leaves, boolean known) {
    int size = leaves.size();
    if (first == size) {
      return new ArrayList<>(known ? List.of() : List.of(MerkleTree.root(leaves)));
    }
    int split = Integer.highestOneBit(size - 1);
    List<byte[]> left = leaves.subList(0, split);
    List<byte[]> right = leaves.subList(split, size);
    List<byte[]> path =
        first <= split ? grown(first, left, known) : grown(first - split, right, false);
    path.add(MerkleTree.root(first <= split ? right : left));
    return path;
  }
}
