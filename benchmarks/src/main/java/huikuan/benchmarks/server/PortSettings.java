package huikuan.benchmarks.server;

import huikuan.embedded.FreePorts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Free ports for the settings of a server that is about to start. */
public final class PortSettings {

  /** The setting of the one port that clients know. */
  public static final String GATEWAY = "HUIKUAN_PORT";

  private PortSettings() {}

  /** For each setting of the standalone that is a port. */
  public static Map<String, Integer> ofStandalone() {
    return of(
        GATEWAY,
        "HUIKUAN_LEDGER_PORT",
        "HUIKUAN_DUNNING_PORT",
        "HUIKUAN_NOTIFICATION_PORT",
        "HUIKUAN_CONSOLE_PORT",
        "HUIKUAN_MONGODB_PORT",
        "HUIKUAN_KAFKA_PORT",
        "HUIKUAN_SMTP_PORT",
        "HUIKUAN_IMAP_PORT");
  }

  public static Map<String, Integer> of(String... settings) {
    List<Integer> free = FreePorts.next(settings.length);
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (int each = 0; each < settings.length; each++) {
      ports.put(settings[each], free.get(each));
    }
    return ports;
  }
}
