package huikuan.chaos;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.server.Gateway;
import huikuan.chaos.collecting.Portrait;
import huikuan.chaos.load.Load;
import huikuan.chaos.load.Standstill;
import huikuan.chaos.load.Testimony;
import huikuan.chaos.oracle.Finding;
import huikuan.chaos.oracle.HttpWitness;
import huikuan.chaos.oracle.Oracle;
import huikuan.chaos.oracle.Witness.Mail;
import huikuan.chaos.servers.Part;
import huikuan.chaos.servers.Parts;
import huikuan.chaos.servers.Servers;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.GatewayRefused;
import huikuan.standalone.client.GatewayUnreachable;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients post, faults happen, and afterwards the oracle is asked. */
final class Campaign {

  /** Six in the evening in Shanghai: no reminder falls due at this very moment. */
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  /**
   * Where time is real, the campaign's clock is so far ahead of it: documents are dated weeks ago,
   * so that they count at once, and none falls due before weeks are over.
   */
  private static final Duration AHEAD = Duration.ofDays(40);

  /** After the last fault, so that what is unpaid reaches the next reminder. */
  static final Duration LAST_MOVE = Duration.ofDays(8);

  private static final int ARRIVAL_SECONDS = 180;

  private static final int ATTEMPTS = 60;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Servers servers;
  private final List<Fault> faults;
  private final int clients;
  private final long seed;
  private final Supplier<List<String>> afterwards;
  private final @Nullable Portrait undisturbed;
  private final Progress progress;
  private final Testimony testimony = new Testimony();
  private final Standstill clock;

  /**
   * @param afterwards what else is asked after all, before the servers are stopped; answers what is
   *     not as it must be
   * @param undisturbed what is told of those who collect if nothing is killed; null = nobody does
   */
  Campaign(
      Servers servers,
      List<Fault> faults,
      int clients,
      long seed,
      Supplier<List<String>> afterwards,
      @Nullable Portrait undisturbed,
      PrintStream out) {
    this.servers = servers;
    this.faults = faults;
    this.clients = clients;
    this.seed = seed;
    this.afterwards = afterwards;
    this.undisturbed = undisturbed;
    this.progress = new Progress(out);
    this.clock = new Standstill(servers.shape().sandbox() ? START : Instant.now().plus(AHEAD));
  }

  /** Returns when it is known how it came out. */
  Outcome run() {
    long begin = System.nanoTime();
    servers.start();
    progress.tell("up");
    try (Gateway gateway = new Gateway(servers.address(), servers.token());
        GatewayClient client = new GatewayClient(servers.address(), servers.token());
        Collectors collectors = Collectors.of(servers, seed, undisturbed)) {
      // Where time is real, the documents are of days to come, and messages leave today.
      Instant today = servers.shape().sandbox() ? clock.now() : Instant.now();
      patiently(() -> client.openChasing(Doc.COMPANY, LocalDate.ofInstant(today, Load.ZONE)));
      customers(client);
      collectors.prepare(clock.now());
      Hitting hitting = new Hitting(servers, client, clock, testimony, progress);
      List<Mail> asked = hitUnderLoad(gateway, hitting, collectors);
      progress.tell("posted");
      servers.parts().forEach(Part::awaitReady);
      Finding finding = examine(client, gateway, hitting, asked);
      progress.tell("examined");
      List<String> differences = new ArrayList<>(finding.differences());
      differences.addAll(collectors.differences());
      differences.addAll(afterwards.get());
      progress.tell("asked");
      differences.addAll(servers.stopAndVerify(finding.head()));
      progress.tell("stopped and verified");
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      return new Outcome(faults, finding, differences, hitting.longestStart(), took);
    }
  }

  /** Answers the reminders that were asked for, where they do not come by themselves. */
  private List<Mail> hitUnderLoad(Gateway gateway, Hitting hitting, Collectors collectors) {
    Load load = Load.start(clients, seed, gateway, testimony, clock);
    try {
      if (servers instanceof Parts parts) {
        try (Requests requests =
            new Requests(gateway, testimony, clock.now(), parts.broker(), parts.asDunning())) {
          for (Fault fault : faults) {
            requests.next();
            hitting.hit(fault);
          }
          return requests.expected();
        }
      }
      collectors.begin(clock.now());
      for (Fault fault : faults) {
        if (fault.days() == 0) {
          hitting.hit(fault);
        } else {
          collectors.finish();
          hitting.hit(fault);
          collectors.begin(clock.now());
        }
      }
      collectors.finish();
      return List.of();
    } finally {
      load.stop();
    }
  }

  private Finding examine(
      GatewayClient client, Gateway gateway, Hitting hitting, List<Mail> asked) {
    progress.tell("ready");
    Oracle oracle = new Oracle(testimony, new HttpWitness(client, gateway, servers::mails));
    if (servers.shape().sandbox()) {
      hitting.move(LAST_MOVE);
      client.settle();
      progress.tell("settled");
      return oracle.examine(START, clock.now());
    }
    awaitArrival(oracle, asked);
    progress.tell("arrived");
    return oracle.examine(asked);
  }

  /** Waits for a time; the oracle tells what has not arrived then. */
  private static void awaitArrival(Oracle oracle, List<Mail> asked) {
    long end = System.nanoTime() + Duration.ofSeconds(ARRIVAL_SECONDS).toNanos();
    while (System.nanoTime() < end && !arrived(oracle, asked)) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private static boolean arrived(Oracle oracle, List<Mail> asked) {
    try {
      return oracle.arrived(asked);
    } catch (GatewayRefused | GatewayUnreachable e) {
      return false;
    }
  }

  /** A server that has just started may ask for patience: the same is sent again. */
  private static void patiently(Runnable request) {
    for (int left = ATTEMPTS; ; left--) {
      try {
        request.run();
        return;
      } catch (GatewayRefused refused) {
        if (refused.status() != 503 || left == 1) {
          throw refused;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static void customers(GatewayClient client) {
    for (int each = 0; each < Load.CUSTOMERS; each++) {
      String customer =
          """
          {"name":"Customer E%1$d","locale":"en","timeZone":"%2$s","country":"US","contacts":[{"id":"p1",
           "name":"A. P. E%1$d","role":"paymentResponsible","email":"ap@e%1$d.example"}]}\
          """
              .formatted(each, Load.ZONE);
      JsonNode data = new JsonMapper().readTree(customer);
      String id = "E" + each;
      patiently(() -> client.putCustomer(Doc.COMPANY, id, data));
      // A demand waits for a person who is confirmed.
      String confirm = "/customers/" + Doc.COMPANY + "/" + id + "/contacts/p1/confirm";
      JsonNode how = new JsonMapper().createObjectNode().put("how", "call");
      patiently(() -> client.post(confirm, how));
    }
  }
}
