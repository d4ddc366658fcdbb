package huikuan.platform.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Requests of those who come by the link in a mail, and have no token. */
public final class LinkRequests {

  /** The header with the secret of the link. */
  public static final String HEADER = "Huikuan-Link";

  /** What is asked for by links stands here and below. */
  public static final String PATH = "/api/v1/recipient";

  private LinkRequests() {}

  /**
   * A name for the link of a request, from which its secret can't be told; null = it has none, or
   * asks for something else.
   */
  static @Nullable String nameOf(HttpServletRequest request) {
    String path = request.getRequestURI();
    String link = request.getHeader(HEADER);
    boolean asked = path.equals(PATH) || path.startsWith(PATH + "/");
    return link == null || !asked ? null : "link " + hash(link);
  }

  private static String hash(String link) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(link.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
