package huikuan.platform.eventlog;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The Merkle tree of RFC 9162, section 2.1, with SHA-256. */
final class MerkleTree {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleTree() {}

  static byte[] leaf(byte[] content) {
    MessageDigest digest = CommitHash.sha256();
    digest.update(LEAF);
    return digest.digest(content);
  }

  static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = CommitHash.sha256();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /**
   * @param nodes hashes of leaves, or of subtrees of one size of which only the last may be smaller
   */
  static byte[] root(List<byte[]> nodes) {
    return switch (nodes.size()) {
      case 0 -> CommitHash.sha256().digest();
      case 1 -> nodes.getFirst();
      default -> {
        int split = split(nodes.size());
        yield node(root(nodes.subList(0, split)), root(nodes.subList(split, nodes.size())));
      }
    };
  }

  /** The siblings on the way from a node up to the root. */
  static List<byte[]> path(int index, List<byte[]> nodes) {
    if (nodes.size() == 1) {
      return List.of();
    }
    int split = split(nodes.size());
    List<byte[]> left = nodes.subList(0, split);
    List<byte[]> right = nodes.subList(split, nodes.size());
    List<byte[]> path =
        new ArrayList<>(index < split ? path(index, left) : path(index - split, right));
    path.add(root(index < split ? right : left));
    return path;
  }

  /** The largest power of two below a size. */
  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }

  /**
   * Tells if a leaf stands at its place in the tree with this root: section 2.1.3.2.
   *
   * @param index from 0
   * @param size how many leaves the tree has
   */
  static boolean proves(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = node(sibling, hash);
        int up = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
        at >>= up;
        last >>= up;
      } else {
        hash = node(hash, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /**
   * Tells if a tree with the one root has become the tree with the other: section 2.1.4.2.
   *
   * @param first how many leaves the older tree has, at least one
   * @param size how many the newer one has
   */
  static boolean grows(long first, byte[] firstRoot, long size, byte[] root, List<byte[]> path) {
    if (first < 1 || first > size) {
      return false;
    }
    if (first == size) {
      return path.isEmpty() && Arrays.equals(firstRoot, root);
    }
    List<byte[]> hashes = new ArrayList<>(path);
    if (Long.bitCount(first) == 1) {
      hashes.addFirst(firstRoot);
    }
    if (hashes.isEmpty()) {
      return false;
    }
    int up = Long.numberOfTrailingZeros(~(first - 1));
    long at = (first - 1) >> up;
    long last = (size - 1) >> up;
    byte[] older = hashes.getFirst();
    byte[] newer = older;
    for (byte[] hash : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        older = node(hash, older);
        newer = node(hash, newer);
        int more = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
        at >>= more;
        last >>= more;
      } else {
        newer = node(newer, hash);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(older, firstRoot) && Arrays.equals(newer, root);
  }
}
