package huikuan.platform.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Clients by their addresses. */
final class Addresses {

  /** A client with IPv6 has a network of addresses. */
  private static final int NETWORK_BYTES = 8;

  private Addresses() {}

  /** Whether the text is an address; a name is none. */
  static boolean is(String text) {
    try {
      return InetAddress.ofLiteral(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static String of(HttpServletRequest request) {
    return of(request.getRemoteAddr());
  }

  static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    // A literal: no name is looked up.
    return InetAddress.ofLiteral(address) instanceof Inet6Address six
        ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) + "/64"
        : address;
  }
}
