package huikuan.standalone;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.sample.Check;
import huikuan.standalone.sample.Sample;
import huikuan.standalone.sample.Summary;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;

/** Runs an instance: until it is told to stop, or once through the sample. */
final class Server {

  /** Told to stop while starting or playing; what fails then is no fault. */
  private static final int STOPPED = 143;

  private final Arguments arguments;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final Resources resources = new Resources();
  private final long began = System.nanoTime();

  Server(Arguments arguments, Map<String, String> environment, PrintStream out) {
    this.arguments = arguments;
    this.environment = environment;
    this.out = out;
  }

  /** Answers the exit status. The process must exit then, which closes what is open. */
  int run() {
    Runtime.getRuntime().addShutdownHook(new Thread(resources::close, "stop"));
    try {
      return arguments.once() ? once() : serve();
    } catch (RuntimeException e) {
      if (resources.closed()) {
        return STOPPED;
      }
      throw e;
    }
  }

  private int serve() {
    Instance instance = open(arguments.dataDirectory(environment), Ports::usual);
    boolean sample = !arguments.empty() && (instance.fresh() || instance.sampleUnfinished());
    if (arguments.clock() != null && !instance.fresh()) {
      out.println("There is data already: --clock is ignored, its clock goes on.");
    }
    instance.start(startOfClock(sample), arguments.ledgerOnly(), arguments.open());
    Duration took = sinceStart();
    if (sample) {
      play(instance);
    }
    instance.tellWhere(out, took);
    waitForEver();
    return 0;
  }

  private Instant startOfClock(boolean sample) {
    if (sample) {
      return Sample.start();
    }
    Instant asked = arguments.clock();
    return asked == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : asked;
  }

  private int once() {
    Path directory = temporaryDirectory();
    List<String> differences;
    try {
      differences = playAndCheck(directory);
    } catch (RuntimeException e) {
      out.println("Kept for a look: " + directory);
      throw e;
    }
    resources.close();
    if (differences.isEmpty()) {
      delete(directory);
      out.println("Checked: balances, reminders, recipients and cases are as they must be.");
      return 0;
    }
    out.println("NOT as it must be:");
    differences.forEach(each -> out.println("- " + each));
    out.println("Kept for a look: " + directory);
    return 1;
  }

  private List<String> playAndCheck(Path directory) {
    Instance instance = open(directory, Ports::free);
    instance.start(Sample.start(), false, arguments.open());
    out.printf("Up in %.1f s.%n", sinceStart().toMillis() / 1000.0);
    play(instance);
    try (GatewayClient gateway = instance.client()) {
      return new Check(gateway).differences();
    }
  }

  /** The directory first: if an instance runs on it, that is why the ports are taken. */
  private Instance open(Path directory, Function<Map<String, String>, Ports> ports) {
    DataDirectory data = resources.add(DataDirectory.open(directory));
    data.requireRoom();
    Logs.to(directory.resolve("logs"));
    return Instance.on(
        data,
        ports.apply(environment),
        new Damage(data, arguments.acceptLoss(), out::println),
        force(),
        resources);
  }

  private boolean force() {
    return switch (environment.getOrDefault("HUIKUAN_FORCE", "no")) {
      case "yes" -> true;
      case "no" -> false;
      case String other -> throw new Refusal("HUIKUAN_FORCE: yes or no, not " + other);
    };
  }

  private void play(Instance instance) {
    out.println("Playing the sample company, six weeks of 2026 …");
    instance.playSample();
    try (GatewayClient gateway = instance.client()) {
      new Summary(gateway).print(out);
    }
  }

  private Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("huikuan-once-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
