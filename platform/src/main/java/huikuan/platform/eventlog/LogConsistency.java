package huikuan.platform.eventlog;

import java.util.HexFormat;
import java.util.List;

/**
 * Shows that a log has only grown: what stood under an older root stands under a newer one, at the
 * same positions. By RFC 9162, section 2.1.4.
 *
 * @param log the name of the service
 * @param first how many commits the older root is over
 * @param firstRoot in hexadecimal digits
 * @param commits how many commits the newer root is over
 * @param root in hexadecimal digits
 * @param path hashes of parts, in hexadecimal digits
 */
public record LogConsistency(
    String log, long first, String firstRoot, long commits, String root, List<String> path) {

  /** Tells if both roots are of one log. */
  public boolean holds() {
    try {
      HexFormat hex = HexFormat.of();
      return MerkleTree.grows(
          first,
          hex.parseHex(firstRoot),
          commits,
          hex.parseHex(root),
          path.stream().map(hex::parseHex).toList());
    } catch (IllegalArgumentException notEvenAProof) {
      return false;
    }
  }
}
