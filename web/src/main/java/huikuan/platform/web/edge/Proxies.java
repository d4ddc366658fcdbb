package huikuan.platform.web.edge;

import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** The proxies in front, which are believed about their clients. */
final class Proxies {

  private final List<IpAddressMatcher> networks;

  Proxies(EdgeSettings settings) {
    this.networks = settings.proxies().stream().map(Proxies::network).toList();
  }

  /**
   * @throws IllegalArgumentException if it is neither an address nor a network
   */
  static IpAddressMatcher network(String text) {
    try {
      return new IpAddressMatcher(text);
    } catch (IllegalArgumentException noAddress) {
      throw new IllegalArgumentException(
          "huikuan.edge.proxies: addresses, or networks such as 10.0.0.0/8, not " + text);
    }
  }

  boolean has(String address) {
    return networks.stream().anyMatch(network -> network.matches(address));
  }
}
