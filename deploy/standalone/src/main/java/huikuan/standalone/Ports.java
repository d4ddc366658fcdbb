package huikuan.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where everything listens, on loopback. */
final class Ports {

  /** A server, its usual port and the setting that changes it. */
  enum Listener {
    GATEWAY("the gateway", 8080, "HUIKUAN_PORT"),
    LEDGER("the ledger service", 8081, "HUIKUAN_LEDGER_PORT"),
    DUNNING("the dunning service", 8082, "HUIKUAN_DUNNING_PORT"),
    NOTIFICATION("the notification service", 8083, "HUIKUAN_NOTIFICATION_PORT"),
    CONSOLE("the console", 8084, "HUIKUAN_CONSOLE_PORT"),
    MONGODB("the document store", 27018, "HUIKUAN_MONGODB_PORT"),
    KAFKA("Kafka", 19092, "HUIKUAN_KAFKA_PORT"),
    SMTP("the mail catcher (SMTP)", 3025, "HUIKUAN_SMTP_PORT"),
    IMAP("the mail catcher (IMAP)", 3143, "HUIKUAN_IMAP_PORT");

    private final String title;
    private final int usual;
    private final String setting;

    Listener(String title, int usual, String setting) {
      this.title = title;
      this.usual = usual;
      this.setting = setting;
    }

    /** The environment variable that changes its port. */
    String setting() {
      return setting;
    }

    private String taken(int port) {
      return "Port %d for %s is taken. Set %s to another.".formatted(port, title, setting);
    }
  }

  private final Map<Listener, Integer> ports;

  private Ports(Map<Listener, Integer> ports) {
    this.ports = ports;
  }

  /** The usual ports unless set; refused if any is taken, and all that are taken are named. */
  static Ports usual(Map<String, String> environment) {
    return claim(environment, false);
  }

  /** Free ports unless set. */
  static Ports free(Map<String, String> environment) {
    return claim(environment, true);
  }

  int of(Listener server) {
    return ports.getOrDefault(server, server.usual);
  }

  String url(Listener server) {
    return "http://127.0.0.1:" + of(server);
  }

  /** All are held until the last is claimed, so that no two get the same. */
  private static Ports claim(Map<String, String> environment, boolean free) {
    Map<Listener, Integer> claimed = new EnumMap<>(Listener.class);
    List<ServerSocket> held = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    try {
      for (Listener server : Listener.values()) {
        int port = wanted(server, environment, free);
        try {
          ServerSocket socket = bind(port);
          held.add(socket);
          claimed.put(server, socket.getLocalPort());
        } catch (IOException e) {
          taken.add(server.taken(port));
        }
      }
    } finally {
      held.forEach(Ports::release);
    }
    if (!taken.isEmpty()) {
      throw new Refusal(String.join("\n", taken));
    }
    return new Ports(claimed);
  }

  private static int wanted(Listener server, Map<String, String> environment, boolean free) {
    String set = environment.get(server.setting);
    if (set == null) {
      return free ? 0 : server.usual;
    }
    try {
      int port = Integer.parseInt(set.strip());
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below, with the range.
    }
    throw new Refusal(server.setting + " must be a port (0 to 65535), not " + set);
  }

  @SuppressWarnings("resource")
  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
