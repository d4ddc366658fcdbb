package huikuan.platform.web.edge;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names by which this server is asked. A page of another site can have its own name point here,
 * and a browser then takes all answers for that site's: so no other name is served.
 */
final class HostNames {

  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^]]+]|[^:\\[\\]]+)(?::(\\d+))?");
  private static final Set<String> EVERY_ADDRESS = Set.of("", "0.0.0.0", "::", "[::]");

  private final Set<String> names = new TreeSet<>();

  /**
   * @param hosts names that are served besides those of loopback
   * @param address that the server listens on
   * @throws IllegalStateException if others can reach it, and no name is given
   */
  HostNames(Collection<String> hosts, String address) {
    hosts.forEach(host -> names.add(host.toLowerCase(Locale.ROOT)));
    if (!EVERY_ADDRESS.contains(address)) {
      names.add(address.indexOf(':') >= 0 ? "[" + address + "]" : address.toLowerCase(Locale.ROOT));
    } else if (names.isEmpty()) {
      throw new IllegalStateException(
          "huikuan.edge.hosts is missing: others reach every address of this machine"
              + " (server.address), so the names by which they ask are to be given");
    }
  }

  /**
   * @param authority a name with or without a port, as Host has it; null = there is none
   */
  boolean has(@Nullable String authority) {
    Matcher parts = AUTHORITY.matcher(authority == null ? "" : authority);
    if (!parts.matches()) {
      return false;
    }
    String name = parts.group(1).toLowerCase(Locale.ROOT);
    return Loopback.is(name)
        || names.contains(name)
        || parts.group(2) != null && names.contains(name + ":" + parts.group(2));
  }
}
