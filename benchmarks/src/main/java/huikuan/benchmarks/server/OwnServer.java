package huikuan.benchmarks.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** All requests come from one caller. */
  private static final String NO_LIMIT = "1000000";

  /** Before the days of all documents' due dates, so that nobody is reminded meanwhile. */
  public static final OffsetDateTime CLOCK = OffsetDateTime.parse("2026-03-01T08:00:00+08:00");

  private final Process process;
  private final Path directory;
  private Gateway gateway;
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

  /** The ways to start it. */
  public enum With {
    /** Without dunning and notification. */
    LEDGER_ONLY,
    /** Every request has a token; else access control is off. */
    TOKENS
  }

  /**
   * @param script the project's {@code run}
   * @param parent where its directory is made
   */
  public static OwnServer start(Path script, Path parent, Set<With> with) {
    return start(script, parent, with, Map.of());
  }

  /**
   * As above.
   *
   * @param settings what its script is to find in its environment
   */
  public static OwnServer start(
      Path script, Path parent, Set<With> with, Map<String, String> settings) {
    Map<String, Integer> ports = PortSettings.ofStandalone();
    List<String> command = new ArrayList<>(List.of(script.toString(), "--empty"));
    command.addAll(List.of("--clock", CLOCK.toString()));
    if (with.contains(With.LEDGER_ONLY)) {
      command.add("--ledger-only");
    }
    if (!with.contains(With.TOKENS)) {
      command.add("--open");
    }
    try {
      Path directory = Files.createTempDirectory(parent, "huikuan-benchmark-");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output").toFile());
      Map<String, String> environment = builder.environment();
      environment.putAll(settings);
      environment.put("HUIKUAN_DATA", directory.resolve(DATA).toString());
      environment.put("HUIKUAN_EDGE_REQUESTSPERSECOND", NO_LIMIT);
      ports.forEach((setting, port) -> environment.put(setting, port.toString()));
      Gateway gateway = new Gateway("http://127.0.0.1:" + ports.get(PortSettings.GATEWAY));
      OwnServer server = new OwnServer(builder.start(), directory, gateway);
      server.awaitReady();
      if (with.contains(With.TOKENS)) {
        server.gateway = new Gateway(gateway.address(), token(script, environment));
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that may do all that a benchmark asks for. */
  private static String token(Path script, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(script.toString(), "token", "run");
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process asking = builder.start();
    String token = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (token.isBlank()) {
      throw new IllegalStateException("./run token run printed none");
    }
    return token.strip();
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
