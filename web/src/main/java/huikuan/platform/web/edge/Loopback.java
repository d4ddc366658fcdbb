package huikuan.platform.web.edge;

/** Names of this machine that no other machine can have. */
public final class Loopback {

  private Loopback() {}

  /**
   * @param host a name or an address, without a port; of IPv6 in brackets
   */
  public static boolean is(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }
}
