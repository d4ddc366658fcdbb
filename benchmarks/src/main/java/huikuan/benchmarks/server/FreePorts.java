package huikuan.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ports for a server that is about to start. */
public final class FreePorts {

  /** The setting of the one port that clients know. */
  public static final String GATEWAY = "HUIKUAN_PORT";

  private FreePorts() {}

  /** For each setting of the standalone that is a port. */
  public static Map<String, Integer> ofStandalone() {
    return of(
        GATEWAY,
        "HUIKUAN_LEDGER_PORT",
        "HUIKUAN_DUNNING_PORT",
        "HUIKUAN_NOTIFICATION_PORT",
        "HUIKUAN_MONGODB_PORT",
        "HUIKUAN_KAFKA_PORT",
        "HUIKUAN_SMTP_PORT",
        "HUIKUAN_IMAP_PORT");
  }

  /** One alone. */
  public static int one() {
    return of("one").values().iterator().next();
  }

  /** All are held until the last is found, so that no two are the same. */
  public static Map<String, Integer> of(String... settings) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (String setting : settings) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.put(setting, socket.getLocalPort());
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ports;
  }
}
