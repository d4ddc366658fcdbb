package huikuan.platform.web.edge;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which names this server is asked, whom it believes about its clients, and how much each of
 * them may ask.
 *
 * @param hosts names or addresses besides loopback, with a port or for every port
 * @param proxies addresses, or networks such as {@code 10.0.0.0/8}, of the proxies in front, whose
 *     X-Forwarded-For, -Proto and -Host are taken
 * @param requestsPerSecond of one caller, or of one address that nobody is known at
 * @param burst the time whose requests may come at once
 * @param failuresPerMinute requests of one address that are answered 401, and failed sign-ins
 * @param remembered how many callers and addresses are kept; the one seen longest ago is forgotten
 */
@ConfigurationProperties("huikuan.edge")
record EdgeSettings(
    @DefaultValue List<String> hosts,
    @DefaultValue List<String> proxies,
    @DefaultValue("500") int requestsPerSecond,
    @DefaultValue("10s") Duration burst,
    @DefaultValue("300") int failuresPerMinute,
    @DefaultValue("100000") int remembered) {

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  EdgeSettings {
    for (String host : hosts) {
      check(
          HOST.matcher(host).matches(),
          "hosts: names such as huikuan.example or huikuan.example:8443, not " + host);
    }
    proxies.forEach(Proxies::network);
    check(requestsPerSecond > 0, "requests-per-second must be above zero");
    check(burst.toSeconds() >= 1, "burst: 1s or more");
    check(failuresPerMinute > 0, "failures-per-minute must be above zero");
    check(remembered >= 1000, "remembered: 1000 or more");
  }

  private static void check(boolean allowed, String what) {
    if (!allowed) {
      throw new IllegalArgumentException("huikuan.edge." + what);
    }
  }
}
