package huikuan.benchmarks.posting;

import static huikuan.benchmarks.console.Machine.tenths;

import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.documents.DocumentStream;
import huikuan.benchmarks.server.Gateway;
import huikuan.benchmarks.server.OwnServer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Honest clients alone, and among clients that stall: the table goes to out. */
public final class StalledBenchmark {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "stalled", "64",
          "slow", "4",
          "large", "8",
          "batch", "10000",
          "seconds", "120",
          "warm-up", "10",
          "services", "all",
          "seed", "1",
          "directory", System.getProperty("java.io.tmpdir"));

  private static final String UNIQUE = "unique";

  /**
   * Clients at once.
   *
   * @param large that post batches, one after the other
   * @param stalled connections of which hardly anything comes
   * @param slow that upload slowly and steadily
   */
  private record Mix(String name, int large, int stalled, int slow) {}

  private final Options options;
  private final Gateway gateway;
  private final Table table;

  private StalledBenchmark(Options options, Gateway gateway, Table table) {
    this.options = options;
    this.gateway = gateway;
    this.table = table;
  }

  public static void run(List<String> words, PrintStream out) {
    Options options = Options.parse(words, DEFAULTS);
    int stalled = (int) options.number("stalled");
    int slow = (int) options.number("slow");
    int large = (int) options.number("large");
    out.println(Machine.description());
    out.println(options + "\n");
    Services services = Services.of(options);
    try (OwnServer server = services.start(false);
        Table table =
            new Table(
                out,
                "beside the one that posts single documents",
                "its requests",
                "p50 ms",
                "p99 ms",
                "max ms",
                "errors",
                "batches",
                "p50 ms",
                "p99 ms",
                "errors",
                "slow uploads taken",
                "stalled connections")) {
      StalledBenchmark benchmark = new StalledBenchmark(options, server.gateway(), table);
      for (Mix mix :
          List.of(
              new Mix("nobody", 0, 0, 0),
              new Mix("stalled and slow clients", 0, stalled, slow),
              new Mix("batches", large, 0, 0),
              new Mix("batches, stalled and slow clients", large, stalled, slow))) {
        benchmark.measure(mix);
        services.settle(server);
      }
    }
  }

  private void measure(Mix mix) {
    System.err.println("Beside " + mix.name() + " …");
    long begin = Ticker.SYSTEM.nanos() + Duration.ofSeconds(options.number("warm-up")).toNanos();
    Window window =
        new Window(begin, begin + Duration.ofSeconds(options.number("seconds")).toNanos());
    StalledConnections stalled = new StalledConnections(gateway.address(), Ticker.SYSTEM);
    SlowUploads slow = new SlowUploads(gateway.address(), Ticker.SYSTEM);
    String name = "s" + mix.large() + "-" + mix.stalled();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> others = new ArrayList<>(stalled.begin(mix.stalled(), window.end(), threads));
      others.addAll(slow.begin(mix.slow(), window.end(), stream(name + "-slow"), threads));
      List<Future<Outcome>> large = new ArrayList<>();
      for (int each = 0; each < mix.large(); each++) {
        large.add(client(name + "-" + each, (int) options.number("batch"), window, threads));
      }
      Outcome single = Cell.done(client(name + "-single", 1, window, threads));
      Outcome batches = new Outcome();
      large.forEach(each -> batches.add(Cell.<Outcome>done(each)));
      others.forEach(Cell::done);
      row(mix, single, batches, slow, stalled);
    }
  }

  private DocumentStream stream(String name) {
    return new DocumentStream(
        name, options.number("seed"), Accounts.parse(UNIQUE, name), Cell.DAYS);
  }

  private Future<Outcome> client(String name, int batch, Window window, ExecutorService threads) {
    Client client =
        new Client(0, batch, stream(name), gateway::post, new Pace.Closed(), window, Ticker.SYSTEM);
    return threads.submit(client::run);
  }

  private void row(
      Mix mix, Outcome single, Outcome batches, SlowUploads slow, StalledConnections stalled) {
    boolean large = mix.large() > 0;
    table.row(
        mix.name(),
        single.requests(),
        tenths(single.percentileMillis(50)),
        tenths(single.percentileMillis(99)),
        tenths(single.maxMillis()),
        single.errors(),
        large ? batches.requests() : "–",
        large ? tenths(batches.percentileMillis(50)) : "–",
        large ? tenths(batches.percentileMillis(99)) : "–",
        large ? batches.errors() : "–",
        mix.slow() > 0 ? slow.told() : "–",
        mix.stalled() > 0 ? stalled.told() : "–");
    slow.failures().forEach(each -> table.note("a slow upload beside " + mix.name() + ": " + each));
    for (Outcome each : List.of(single, batches)) {
      if (each.example() != null) {
        table.note("beside " + mix.name() + ", the first error: " + each.example());
      }
    }
  }
}
