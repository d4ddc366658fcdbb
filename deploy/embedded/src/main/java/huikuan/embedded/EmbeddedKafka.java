package huikuan.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka broker that is its own controller, with its log on disk.
 *
 * <p>Records and committed offsets are kept for ever, and survive the death of the process. Topics
 * are created by whoever needs them, not by asking for them. With a password, nobody is served
 * without it, by the controller neither.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final String WHAT = "Kafka";
  private static final int NODE = 1;
  private static final int ROOM = 16 * 1024 * 1024;

  /** For a half-started broker to stop. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The end of the name of a partition that Kafka has put aside. */
  private static final String STRAY = "-stray";

  private static final String SETTINGS =
      """
      process.roles=broker,controller
      node.id=1
      controller.listener.names=CONTROLLER
      listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
      auto.create.topics.enable=false

      # kept for ever; a sandbox clock may be years ahead of the broker's
      log.retention.ms=-1
      log.retention.bytes=-1
      offsets.retention.minutes=2147483647
      log.message.timestamp.after.max.ms=9223372036854775807

      # one node
      offsets.topic.replication.factor=1
      offsets.topic.num.partitions=1
      transaction.state.log.replication.factor=1
      transaction.state.log.min.isr=1
      transaction.state.log.num.partitions=1
      share.coordinator.state.topic.replication.factor=1
      share.coordinator.state.topic.min.isr=1
      share.coordinator.state.topic.num.partitions=1
      group.initial.rebalance.delay.ms=0

      # after a kill the controller waits this long for the broker that is gone
      broker.session.timeout.ms=3000
      broker.heartbeat.interval.ms=500

      # small
      num.network.threads=2
      num.io.threads=4
      background.threads=2
      num.recovery.threads.per.data.dir=2
      log.cleaner.dedupe.buffer.size=4194304
      log.index.size.max.bytes=1048576
      metadata.max.idle.interval.ms=0

      # files that are not what was written must not keep a start waiting
      server.max.startup.time.ms=60000
      initial.broker.registration.timeout.ms=60000
      """;

  /** Added where a password is asked for: also between the broker and its controller. */
  private static final String ASKING =
      """
      listener.security.protocol.map=SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
      security.inter.broker.protocol=SASL_PLAINTEXT
      sasl.enabled.mechanisms=PLAIN
      sasl.mechanism.inter.broker.protocol=PLAIN
      sasl.mechanism.controller.protocol=PLAIN
      """;

  /** The name that clients give with the password. */
  private static final String USER = "huikuan";

  private final DirectoryLock lock;
  private final Broker broker;
  private final int port;
  private final int controllerPort;
  private final AtomicBoolean closing;

  private EmbeddedKafka(
      DirectoryLock lock, Broker broker, int port, int controllerPort, AtomicBoolean closing) {
    this.lock = lock;
    this.broker = broker;
    this.port = port;
    this.controllerPort = controllerPort;
    this.closing = closing;
  }

  /**
   * Starts a broker on loopback and returns when it serves.
   *
   * @param directory its log; made and formatted when new
   * @param port 0 for any free one
   * @throws PortTaken if somebody listens there
   * @throws DataDirectoryInUse if another broker runs on the directory
   * @throws DamagedFiles if Kafka can't start on what is there
   */
  public static EmbeddedKafka start(Path directory, int port) {
    return start(directory, port, 0, null, _ -> {});
  }

  /** As {@link #start(Path, int)}, for a process that is no use without it: see below. */
  public static EmbeddedKafka start(Path directory, int port, Consumer<RuntimeException> whenLost) {
    return start(directory, port, 0, null, whenLost);
  }

  /**
   * As {@link #start(Path, int, Consumer)}, for those only who know a password. It is kept nowhere:
   * another start may ask for another one, or for none.
   *
   * @param password letters and digits
   */
  public static EmbeddedKafka start(
      Path directory, int port, String password, Consumer<RuntimeException> whenLost) {
    return start(directory, port, 0, password, whenLost);
  }

  /**
   * As {@link #start(Path, int)}, for clients that are to come by another way.
   *
   * @param advertised the port on loopback that clients are told; 0 for the broker's own
   * @param whenLost is told why when Kafka, once it has started, would end its process, for
   *     instance because it can't write; it serves no more then. Kafka has one such place for the
   *     process: of several brokers the one started last is meant
   */
  public static EmbeddedKafka start(
      Path directory, int port, int advertised, Consumer<RuntimeException> whenLost) {
    return start(directory, port, advertised, null, whenLost);
  }

  /** As both of the above; without a password everybody is served. */
  public static EmbeddedKafka start(
      Path directory,
      int port,
      int advertised,
      @Nullable String password,
      Consumer<RuntimeException> whenLost) {
    BoundPort own = BoundPort.bind(WHAT, port);
    BoundPort controller = BoundPort.bind("Kafka's controller", 0);
    try {
      return start(directory, own, advertised, controller, password, whenLost);
    } catch (RuntimeException e) {
      own.close();
      controller.close();
      throw e;
    }
  }

  private static EmbeddedKafka start(
      Path directory,
      BoundPort own,
      int advertised,
      BoundPort controller,
      @Nullable String password,
      Consumer<RuntimeException> whenLost) {
    int told = advertised == 0 ? own.number() : advertised;
    DirectoryLock lock = DirectoryLock.acquire(directory);
    AtomicBoolean closing = new AtomicBoolean();
    CompletableFuture<Broker> started = new CompletableFuture<>();
    Exit.Procedure ending =
        (status, why) -> {
          IllegalStateException failure =
              new IllegalStateException(why == null ? "Kafka gave up; its log says why" : why);
          log.error("Kafka wants to end the process with status {}: {}", status, why);
          if (!started.completeExceptionally(failure) && !closing.get()) {
            whenLost.accept(failure);
          }
          throw failure;
        };
    Exit.setExitProcedure(ending);
    Exit.setHaltProcedure(ending);
    try {
      format(directory);
      KafkaConfig config =
          KafkaConfig.fromProps(
              properties(directory, own.number(), told, controller.number(), password), false);
      Broker broker = started(config, own, controller, started, closing);
      EmbeddedKafka kafka =
          new EmbeddedKafka(lock, broker, own.number(), controller.number(), closing);
      kafka.requireAllKnown(directory);
      return kafka;
    } catch (CompletionException e) {
      lock.close();
      if (!hasRoom(directory)) {
        IllegalStateException full = new IllegalStateException("Kafka can't write its files", e);
        whenLost.accept(full);
        throw full;
      }
      throw new DamagedFiles("Kafka can't start on its files in " + directory + ": " + cause(e), e);
    } catch (DamagedFiles e) {
      throw e;
    } catch (RuntimeException e) {
      closing.set(true);
      lock.close();
      throw e;
    }
  }

  /** Partitions that its metadata does not know, Kafka puts aside in silence as it starts. */
  private void requireAllKnown(Path directory) {
    try (Stream<Path> inside = Files.list(directory)) {
      List<String> aside =
          inside
              .map(path -> path.getFileName().toString())
              .filter(name -> name.endsWith(STRAY))
              .sorted()
              .toList();
      if (!aside.isEmpty()) {
        close();
        throw new DamagedFiles(
            "Kafka's metadata in %s does not know partitions that are there, and it has put them aside: %s"
                .formatted(directory, String.join(", ", aside)));
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts it on a thread of its own: Kafka may wait for what one of its other threads has given
   * up.
   *
   * @param started is told the outcome, also by whoever ends the process
   * @throws CompletionException if it does not start; then nothing of it runs any more
   */
  private static Broker started(
      KafkaConfig config,
      BoundPort own,
      BoundPort controller,
      CompletableFuture<Broker> started,
      AtomicBoolean closing) {
    AtomicReference<@Nullable Broker> made = new AtomicReference<>();
    Runnable start =
        () -> {
          try {
            Broker broker = new Broker(config, own, controller);
            made.set(broker);
            broker.start();
            started.complete(broker);
          } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
          }
        };
    Thread starting = Thread.ofPlatform().name("start-broker").daemon().start(start);
    try {
      return started.join();
    } catch (CompletionException e) {
      closing.set(true);
      giveUp(starting, made.get());
      throw e;
    }
  }

  /** Its threads would write on into the files, which may be set aside for another start. */
  private static void giveUp(Thread starting, @Nullable Broker broker) {
    starting.interrupt();
    try {
      if (!starting.join(PATIENCE)) {
        log.warn("Kafka, half started, does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (broker != null) {
      broker.giveUp();
    }
  }

  /** Whether a file as large as those that Kafka makes at its start can be written. */
  private static boolean hasRoom(Path directory) {
    Path probe = directory.resolve(".probe");
    try {
      Files.write(probe, new byte[ROOM]);
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      try {
        Files.deleteIfExists(probe);
      } catch (IOException e) {
        log.warn("{} is left over", probe, e);
      }
    }
  }

  private static String cause(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  private static void format(Path directory) {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE)
          .setControllerListenerName(Broker.CONTROLLER)
          .setMetadataLogDirectory(directory.toString())
          .addDirectory(directory.toString())
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("Kafka's directory " + directory + " can't be formatted", e);
    }
  }

  private static Properties properties(
      Path directory, int port, int advertised, int controllerPort, @Nullable String password) {
    String listener = password == null ? "PLAINTEXT" : "SASL_PLAINTEXT";
    String broker = listener + "://" + Ports.LOOPBACK + ":";
    String controller = Ports.LOOPBACK + ":" + controllerPort;
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(password == null ? SETTINGS : SETTINGS + ASKING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.setProperty("log.dirs", directory.toString());
    properties.setProperty("listeners", broker + port + ",CONTROLLER://" + controller);
    properties.setProperty("advertised.listeners", broker + advertised);
    properties.setProperty("controller.quorum.voters", NODE + "@" + controller);
    if (password != null) {
      String known = login(password) + " user_%s=\"%s\";".formatted(USER, password);
      for (String asking : List.of(listener, Broker.CONTROLLER)) {
        properties.setProperty(
            "listener.name.%s.plain.sasl.jaas.config".formatted(asking.toLowerCase(Locale.ROOT)),
            known);
      }
    }
    return properties;
  }

  /** Kafka's own settings of a client that a broker that asks is to serve. */
  public static Map<String, String> clientSettings(String password) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("security.protocol", "SASL_PLAINTEXT");
    settings.put("sasl.mechanism", "PLAIN");
    settings.put("sasl.jaas.config", login(password) + ";");
    return settings;
  }

  private static String login(String password) {
    if (!password.matches("[0-9A-Za-z]+")) {
      throw new IllegalArgumentException("A password for Kafka has letters and digits only");
    }
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\""
        .formatted(USER, password);
  }

  public String bootstrapServers() {
    return Ports.LOOPBACK + ":" + port;
  }

  public int port() {
    return port;
  }

  int controllerPort() {
    return controllerPort;
  }

  @Override
  public void close() {
    closing.set(true);
    try {
      broker.stop();
    } finally {
      lock.close();
    }
  }
}
