package huikuan.chaos;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.server.Gateway;
import huikuan.chaos.load.Load;
import huikuan.chaos.load.Standstill;
import huikuan.chaos.load.Testimony;
import huikuan.chaos.oracle.Finding;
import huikuan.chaos.oracle.HttpWitness;
import huikuan.chaos.oracle.Oracle;
import huikuan.chaos.servers.Servers;
import huikuan.standalone.client.GatewayClient;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Clients post, faults happen, and afterwards the oracle is asked. */
final class Campaign {

  /** Six in the evening in Shanghai: no reminder falls due at this very moment. */
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  /** After the last fault, so that what is unpaid reaches the next reminder. */
  private static final Duration LAST_MOVE = Duration.ofDays(8);

  private final Servers servers;
  private final List<Fault> faults;
  private final int clients;
  private final long seed;
  private final PrintStream out;
  private final Testimony testimony = new Testimony();
  private final Standstill clock = new Standstill(START);

  Campaign(Servers servers, List<Fault> faults, int clients, long seed, PrintStream out) {
    this.servers = servers;
    this.faults = faults;
    this.clients = clients;
    this.seed = seed;
    this.out = out;
  }

  /** Returns when it is known how it came out. */
  Outcome run() {
    long begin = System.nanoTime();
    servers.start();
    try (Gateway gateway = new Gateway(servers.address());
        GatewayClient client = new GatewayClient(servers.address())) {
      customers(client);
      Hitting hitting = new Hitting(servers, client, clock, testimony, out);
      Load load = Load.start(clients, seed, gateway, testimony, clock);
      try {
        faults.forEach(hitting::hit);
      } finally {
        load.stop();
      }
      Finding finding = examine(client, gateway, hitting);
      List<String> differences = new ArrayList<>(finding.differences());
      differences.addAll(servers.stopAndVerify(finding.head()));
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      return new Outcome(faults, finding, differences, hitting.longestStart(), took);
    }
  }

  private Finding examine(GatewayClient client, Gateway gateway, Hitting hitting) {
    hitting.move(LAST_MOVE);
    client.settle();
    HttpWitness witness = new HttpWitness(client, gateway, servers::mails);
    return new Oracle(testimony, witness).examine(START, clock.now());
  }

  private static void customers(GatewayClient client) {
    for (int each = 0; each < Load.CUSTOMERS; each++) {
      String customer =
          """
          {"name":"Customer E%1$d","locale":"en","timeZone":"%2$s","contacts":[{"id":"p1",
           "name":"A. P. E%1$d","role":"paymentResponsible","email":"ap@e%1$d.example"}]}"""
              .formatted(each, Load.ZONE);
      client.putCustomer(Doc.COMPANY, "E" + each, new JsonMapper().readTree(customer));
    }
  }
}
