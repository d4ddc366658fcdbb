package huikuan.platform.web.edge;

import huikuan.platform.web.logs.LimitedLog;
import java.nio.channels.SocketChannel;
import java.util.function.Predicate;
import org.apache.tomcat.util.net.NioEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a connection of an address that has too many, before anything is read. */
final class CountedEndpoint extends NioEndpoint {

  private static final Logger log = LoggerFactory.getLogger(CountedEndpoint.class);
  private static final LimitedLog LIMITED = new LimitedLog(log);

  private int most;
  private Predicate<String> exempt = _ -> false;

  /**
   * @param count 0 = no limit
   * @param without addresses that may have any number
   */
  void perAddress(int count, Predicate<String> without) {
    most = count;
    exempt = without;
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    if (most > 0 && hasTooMany(addressOf(socket))) {
      destroySocket(socket);
      return false;
    }
    return super.setSocketOptions(socket);
  }

  /** Without the interface that a link-local one came by. */
  private static String addressOf(SocketChannel socket) {
    return socket.socket().getInetAddress().getHostAddress().replaceFirst("%.*", "");
  }

  /** They are counted as they are, so that none can be missed when it ends. */
  private boolean hasTooMany(String address) {
    if (exempt.test(address)) {
      return false;
    }
    String client = Addresses.of(address);
    long open =
        getConnections().stream()
            .map(connection -> connection.getRemoteAddr())
            .filter(each -> each != null && Addresses.of(each).equals(client))
            .count();
    if (open >= most && LIMITED.tells("Connections refused to " + client)) {
      log.warn("{} has {} connections, and gets no more", client, open);
    }
    return open >= most;
  }
}
