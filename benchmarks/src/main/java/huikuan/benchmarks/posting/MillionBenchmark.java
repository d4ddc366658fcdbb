package huikuan.benchmarks.posting;

import static huikuan.benchmarks.console.Machine.tenths;
import static huikuan.benchmarks.console.Machine.whole;

import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.server.OwnServer;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Loads many documents through the gateway, and checks that the read model then has them all. */
public final class MillionBenchmark {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "documents", "1000000",
          "clients", "4",
          "batch", "1000",
          "accounts", "even:20000",
          "services", "all",
          "seed", "1",
          "directory", System.getProperty("java.io.tmpdir"));

  private static final int MOST_TOLD = 20;

  private final Options options;
  private final PrintStream out;

  private MillionBenchmark(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Answers whether all was taken, and is there. */
  public static boolean run(List<String> words, PrintStream out) {
    Options options = Options.parse(words, DEFAULTS);
    return new MillionBenchmark(options, out).run();
  }

  private boolean run() {
    out.println(Machine.description());
    out.println(options + "\n");
    Accounts accounts = Accounts.parse(options.text("accounts"), "m");
    try (OwnServer server = Services.of(options).start(false);
        Table table = new Table(out, "what", "figure")) {
      table.row("memory after the start", whole(server.resident().megabytes()) + " MB");
      Loaded loaded = load(server, accounts, table);
      ReadModel readModel = new ReadModel(server.gateway());
      table.row("read model caught up after", seconds(() -> readModel.await(loaded.position())));
      table.row("most memory", whole(server.resident().peakMegabytes()) + " MB");
      List<String> differences = check(readModel, loaded, table);
      differences.stream().limit(MOST_TOLD).forEach(table::note);
      return loaded.errors() == 0 && differences.isEmpty();
    }
  }

  private Loaded load(OwnServer server, Accounts accounts, Table table) {
    Loader loader =
        new Loader(
            server.gateway()::post, (int) options.number("clients"), (int) options.number("batch"));
    try (Progress progress = new Progress(loader::done, server.resident(), System.err)) {
      long begin = System.nanoTime();
      Loaded loaded =
          loader.load(options.number("documents"), accounts, "m", options.number("seed"));
      double seconds = (System.nanoTime() - begin) / 1e9;
      table.row("documents acknowledged", whole(loaded.documents()));
      table.row("documents a second", whole(loaded.documents() / seconds));
      table.row("errors", loaded.errors());
      if (loaded.example() != null) {
        System.err.println("First error: " + loaded.example());
      }
      return loaded;
    }
  }

  private static List<String> check(ReadModel readModel, Loaded loaded, Table table) {
    long begin = System.nanoTime();
    List<String> differences = readModel.differences(loaded);
    table.row("check", tenths((System.nanoTime() - begin) / 1e9) + " s");
    table.row("accounts not zero", whole(loaded.sums().notZero().size()));
    table.row("differences", differences.size());
    return differences;
  }

  private static String seconds(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return tenths((System.nanoTime() - begin) / 1e9) + " s";
  }
}
