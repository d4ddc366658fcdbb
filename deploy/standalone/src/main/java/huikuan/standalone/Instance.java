package huikuan.standalone;

import static java.util.Objects.requireNonNull;

import huikuan.embedded.KafkaRecords;
import huikuan.platform.blob.DirectoryBlobs;
import huikuan.platform.settling.NotSettled;
import huikuan.platform.time.SandboxClock;
import huikuan.standalone.Ports.Listener;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.identity.IdentityFile;
import huikuan.standalone.identity.Tokens;
import huikuan.standalone.sample.Sample;
import huikuan.standalone.sandbox.ClockFile;
import huikuan.standalone.sandbox.Sandbox;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything, started on one data directory. */
final class Instance {

  private static final Logger log = LoggerFactory.getLogger(Instance.class);

  /** There while the sample is being told: after a crash it is told to its end. */
  private static final String SAMPLE_UNFINISHED = "sample.unfinished";

  /** How often a start says what it waits for. */
  private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(30);

  private final Resources resources;
  private final DataDirectory data;
  private final Ports ports;
  private final Damage damage;
  private final boolean force;
  private final ClockFile clockFile;
  private final boolean fresh;
  private @Nullable IdentityFile identity;
  private @Nullable Embedded embedded;

  private Instance(
      Resources resources, DataDirectory data, Ports ports, Damage damage, boolean force) {
    this.resources = resources;
    this.data = data;
    this.ports = ports;
    this.damage = damage;
    this.force = force;
    this.clockFile = new ClockFile(data.resolve(DataDirectory.CLOCK));
    this.fresh = data.isFresh();
  }

  /**
   * @param damage asked before anything is made of what is there
   * @param force whether what is stored is forced to the disk
   */
  static Instance on(
      DataDirectory data, Ports ports, Damage damage, boolean force, Resources resources) {
    return new Instance(resources, data, ports, damage, force);
  }

  /** Whether nothing was ever kept here. */
  boolean fresh() {
    return fresh;
  }

  boolean sampleUnfinished() {
    return data.has(SAMPLE_UNFINISHED);
  }

  /**
   * Returns when all services are up and what fell due meanwhile is done.
   *
   * @param clock where the clock starts if the directory is fresh
   * @param ledgerOnly without dunning and notification
   * @param open without access control
   * @throws DamagedFiles if what is there is not whole, and that is not accepted
   */
  void start(Instant clock, boolean ledgerOnly, boolean open) {
    if (fresh) {
      data.begin();
      clockFile.write(clock);
    }
    damage.checkClock(clockFile);
    Embedded servers = Embedded.start(data, ports, damage, force, resources);
    embedded = servers;
    new DirectoryBlobs(data.resolve(DataDirectory.FILES)).sweep();
    SandboxClock time = new SandboxClock(damage.clock(clockFile, servers.mongo()));
    Sandbox sandbox = new Sandbox(time, clockFile);
    KafkaKeys keys = KafkaKeys.in(data, servers.mongo(), damage::tell);
    PeopleKeys people = PeopleKeys.of(data);
    people.make(data, servers.mongo(), damage);
    // Also without access control: a link in a mail is for its recipient, and outlives the start.
    IdentityFile secrets = IdentityFile.in(data.resolve(IdentityFile.NAME));
    identity = open ? null : secrets;
    Services services =
        resources.add(
            new Services(
                data, servers, keys, people, ports, time, sandbox, identity, secrets.links()));
    services.start(ledgerOnly);
    resources.add(sandbox);
    catchUp(sandbox);
    services.openTheDoor();
    data.hasBegun();
  }

  /** Starts even if something is stuck: to see and mend it, the rest must be up. */
  private static void catchUp(Sandbox sandbox) {
    try (ScheduledExecutorService telling = Executors.newSingleThreadScheduledExecutor()) {
      long often = PROGRESS_INTERVAL.toMillis();
      telling.scheduleWithFixedDelay(() -> tell(sandbox), often, often, TimeUnit.MILLISECONDS);
      sandbox.catchUp();
    } catch (NotSettled stuck) {
      log.warn("{}", stuck.getMessage());
    }
  }

  private static void tell(Sandbox sandbox) {
    List<String> lagging = sandbox.lagging();
    if (!lagging.isEmpty()) {
      log.warn("Not up yet: catching up, {}", String.join("; ", lagging));
    }
  }

  void playSample() {
    data.mark(SAMPLE_UNFINISHED);
    try (GatewayClient gateway = client();
        GatewayClient finance = person("finance");
        GatewayClient approver = person("approver");
        GatewayClient collector = person("collector")) {
      new Sample(gateway, finance, approver, collector, this::putOnKafka).play();
    }
    data.unmark(SAMPLE_UNFINISHED);
  }

  private void putOnKafka(String topic, String key, Map<String, String> headers, String value) {
    Embedded servers = requireNonNull(embedded);
    KafkaRecords.put(servers.kafka(), servers.kafkaPassword(), topic, key, headers, value);
  }

  /** A sample person with a role; if access control is off, one of this name. */
  private GatewayClient person(String role) {
    String gateway = ports.url(Listener.GATEWAY);
    return identity == null
        ? GatewayClient.ofPerson(gateway, role)
        : new GatewayClient(gateway, new Tokens(identity, gateway).of(role).orElseThrow());
  }

  GatewayClient client() {
    String gateway = ports.url(Listener.GATEWAY);
    return new GatewayClient(
        gateway, identity == null ? null : new Tokens(identity, gateway).ofRun());
  }

  void tellWhere(PrintStream out, Duration took) {
    String url = ports.url(Listener.GATEWAY);
    out.printf(
        """

        Huikuan is up, in %.1f s. It serves this machine only.
          start here   %s/%s
          the API      %2$s/swagger-ui.html
          mail caught  %2$s/mails
          kept in      %s (log: logs/huikuan.log)
          clock        %s; it stands until it is moved
        %s
        Stop with Ctrl-C.
        """,
        took.toMillis() / 1000.0,
        url,
        identity == null ? "" : " (sign in as one of the people below)",
        data,
        clockFile.read().orElseThrow(),
        identity == null
            ? "ACCESS CONTROL IS OFF (--open): everybody on this machine may do everything."
            : identity.told().indent(2).stripTrailing());
  }
}
