package huikuan.platform.intake;

import huikuan.platform.actor.Actor;
import huikuan.platform.relay.CloudEvents;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Another content for a dead record.
 *
 * @param actor on whose authority it is taken in: its signature no longer fits
 */
public record Mending(byte[] content, String actor, String reason) {

  static final String BY = "mended_by";
  static final String REASON = "mended_reason";
  static final String FROM = "mended_from";
  static final String TO = "mended_to";

  /** What the log says of it. The actor that the record names is one of a record nobody signed. */
  Map<String, String> metadata(KeptDeadRecord dead) {
    Map<String, String> metadata = new HashMap<>();
    metadata.put(Actor.METADATA, actor);
    metadata.put(BY, actor);
    metadata.put(REASON, reason);
    metadata.put(FROM, before(dead));
    metadata.put(TO, after());
    String named = dead.header(CloudEvents.ACTOR);
    if (named != null) {
      metadata.put(CloudEvents.ACTOR, named);
    }
    return metadata;
  }

  /** The SHA-256 of the content as it came. */
  public String before(KeptDeadRecord dead) {
    return hash(dead.content());
  }

  /** The SHA-256 of the content that is taken in. */
  public String after() {
    return hash(content);
  }

  private static String hash(byte @Nullable [] bytes) {
    try {
      byte[] hashed = bytes == null ? new byte[0] : bytes;
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(hashed));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
