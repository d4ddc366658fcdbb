package huikuan.benchmarks.posting;

import static huikuan.benchmarks.console.Machine.tenths;

import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.server.OwnServer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which services run beside the gateway, and where.
 *
 * @param ledgerOnly without dunning and notification
 * @param script that starts the server
 * @param directory the parent of the server's own
 */
record Services(boolean ledgerOnly, Path script, Path directory) {

  static Services of(Options options) {
    String services = options.text("services");
    if (!services.equals("all") && !services.equals("ledger")) {
      throw new IllegalArgumentException("--services: all or ledger, not " + services);
    }
    return new Services(
        services.equals("ledger"),
        Path.of(System.getProperty("huikuan.run", "./run")).toAbsolutePath(),
        Path.of(options.text("directory")));
  }

  /**
   * @param tokens whether every request has one; else access control is off
   */
  OwnServer start(boolean tokens) {
    Set<OwnServer.With> with = EnumSet.noneOf(OwnServer.With.class);
    if (ledgerOnly) {
      with.add(OwnServer.With.LEDGER_ONLY);
    }
    if (tokens) {
      with.add(OwnServer.With.TOKENS);
    }
    return OwnServer.start(script, directory, with);
  }

  /**
   * Waits until the ledger has caught up, and answers the seconds that it took. Dunning and
   * notification are not waited for: they catch up meanwhile, as they do in a working day.
   */
  String settle(OwnServer server) {
    if (!ledgerOnly) {
      return "not awaited";
    }
    long begin = System.nanoTime();
    server.gateway().settle();
    return tenths((System.nanoTime() - begin) / 1e9);
  }
}
