package huikuan.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The standalone as its script starts it, in a process and a directory of its own, on free ports.
 * It ends with the benchmark, and its directory with it.
 */
public final class OwnServer implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofMinutes(1);
  private static final String GATEWAY = "HUIKUAN_PORT";

  /** Before the days of all documents' due dates, so that nobody is reminded meanwhile. */
  private static final String CLOCK = "2026-03-01T08:00:00+08:00";

  private final Process process;
  private final Path directory;
  private final Gateway gateway;
  private final Resident resident;
  private final Thread atExit = new Thread(this::stop, "stop-server");

  private OwnServer(Process process, Path directory, Gateway gateway) {
    this.process = process;
    this.directory = directory;
    this.gateway = gateway;
    this.resident = new Resident(process.pid());
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * @param script the project's {@code run}
   * @param ledgerOnly without dunning and notification
   * @param parent where its directory is made
   */
  public static OwnServer start(Path script, boolean ledgerOnly, Path parent) {
    Map<String, Integer> ports =
        FreePorts.of(
            GATEWAY,
            "HUIKUAN_LEDGER_PORT",
            "HUIKUAN_DUNNING_PORT",
            "HUIKUAN_NOTIFICATION_PORT",
            "HUIKUAN_MONGODB_PORT",
            "HUIKUAN_KAFKA_PORT",
            "HUIKUAN_SMTP_PORT",
            "HUIKUAN_IMAP_PORT");
    List<String> command = new ArrayList<>(List.of(script.toString(), "--empty"));
    command.addAll(List.of("--clock", CLOCK));
    if (ledgerOnly) {
      command.add("--ledger-only");
    }
    try {
      Path directory = Files.createTempDirectory(parent, "huikuan-benchmark-");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output").toFile());
      builder.environment().put("HUIKUAN_DATA", directory.resolve("data").toString());
      ports.forEach((setting, port) -> builder.environment().put(setting, port.toString()));
      Gateway gateway = new Gateway("http://127.0.0.1:" + ports.get(GATEWAY));
      OwnServer server = new OwnServer(builder.start(), directory, gateway);
      server.awaitReady();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() throws IOException {
    long patience = System.nanoTime() + START.toNanos();
    while (!gateway.ready()) {
      if (!process.isAlive() || System.nanoTime() > patience) {
        String output = Files.readString(directory.resolve("output"));
        close();
        throw new IllegalStateException("The server did not start:\n" + output);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the server starts", e);
    }
  }

  public Gateway gateway() {
    return gateway;
  }

  public Resident resident() {
    return resident;
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private void stop() {
    resident.close();
    gateway.close();
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      FileSystemUtils.deleteRecursively(directory);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
