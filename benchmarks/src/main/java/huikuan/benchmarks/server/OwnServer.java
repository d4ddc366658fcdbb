package huikuan.benchmarks.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The standalone as its script starts it, in a process and a directory of its own, on free ports.
 * It ends with the benchmark, and its directory with it.
 */
public final class OwnServer implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofMinutes(1);
  private static final String DATA = "data";

  /** Before the days of all documents' due dates, so that nobody is reminded meanwhile. */
  public static final OffsetDateTime CLOCK = OffsetDateTime.parse("2026-03-01T08:00:00+08:00");

  private final Process process;
  private final Path directory;
  private final Gateway gateway;
  private final Resident resident;
  private final long begin = System.nanoTime();
  private Duration startTook = Duration.ZERO;
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
    return start(script, ledgerOnly, parent, Map.of());
  }

  /**
   * As above.
   *
   * @param environment what its script is to find set
   */
  public static OwnServer start(
      Path script, boolean ledgerOnly, Path parent, Map<String, String> environment) {
    Map<String, Integer> ports = PortSettings.ofStandalone();
    List<String> command = new ArrayList<>(List.of(script.toString(), "--open", "--empty"));
    command.addAll(List.of("--clock", CLOCK.toString()));
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
      builder.environment().putAll(environment);
      builder.environment().put("HUIKUAN_DATA", directory.resolve(DATA).toString());
      ports.forEach((setting, port) -> builder.environment().put(setting, port.toString()));
      Gateway gateway = new Gateway("http://127.0.0.1:" + ports.get(PortSettings.GATEWAY));
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
    startTook = Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the server starts", e);
    }
  }

  /** From the script's call to the gateway's readiness, seen every tenth of a second. */
  public Duration startTook() {
    return startTook;
  }

  /** The CPU time used so far; the machine's clock is not asked. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Where it keeps everything. */
  public Path data() {
    return directory.resolve(DATA);
  }

  /** Megabytes that it keeps on disk. */
  public double megabytesKept() {
    try (Stream<Path> files = Files.walk(data())) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum() / 1e6;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
