package huikuan.benchmarks.posting;

import static huikuan.benchmarks.console.Machine.tenths;
import static huikuan.benchmarks.console.Machine.whole;

import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.server.OwnServer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Documents a second through the gateway, at several sizes of the log: the table goes to out. */
public final class HttpBenchmark {

  private static final int LOAD_CLIENTS = 4;
  private static final int LOAD_BATCH = 1_000;

  private static final String OPEN = "open";
  private static final String TOKENS = "tokens";

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("sizes", "10000,100000"),
          Map.entry("batches", "1,50,1000"),
          Map.entry("clients", "1,8,64"),
          Map.entry("accounts", "unique,hot,zipf"),
          Map.entry("rates", "closed"),
          Map.entry("seconds", "10"),
          Map.entry("warm-up", "3"),
          Map.entry("services", "all"),
          Map.entry("access", OPEN),
          Map.entry("seed", "1"),
          Map.entry("directory", System.getProperty("java.io.tmpdir")));

  private final Services services;
  private final List<Cell> cells;
  private final Cell.Terms terms;
  private final Table table;

  private HttpBenchmark(Options options, Table table) {
    this.services = Services.of(options);
    this.cells = cells(options);
    this.terms =
        new Cell.Terms(
            Duration.ofSeconds(options.number("warm-up")),
            Duration.ofSeconds(options.number("seconds")),
            options.number("seed"));
    this.table = table;
  }

  public static void run(List<String> words, PrintStream out) {
    Options options = Options.parse(words, DEFAULTS);
    out.println(Machine.description());
    out.println(options + "\n");
    try (Table table =
        new Table(
            out,
            "access",
            "log before",
            "accounts",
            "clients",
            "a request",
            "loop",
            "documents/s",
            "p50 ms",
            "p99 ms",
            "max ms",
            "errors",
            "caught up after s",
            "RSS MB")) {
      HttpBenchmark benchmark = new HttpBenchmark(options, table);
      for (int size : options.numbers("sizes")) {
        for (String access : options.texts("access")) {
          benchmark.atSize(size, access);
        }
      }
    }
  }

  static List<Cell> cells(Options options) {
    List<Cell> cells = new ArrayList<>();
    for (String accounts : options.texts("accounts")) {
      Accounts.parse(accounts, "");
      for (int batch : options.numbers("batches")) {
        for (int clients : options.numbers("clients")) {
          for (String rate : options.texts("rates")) {
            cells.add(new Cell(accounts, clients, batch, Cell.rate(rate)));
          }
        }
      }
    }
    return cells;
  }

  private void atSize(int size, String access) {
    if (!access.equals(OPEN) && !access.equals(TOKENS)) {
      throw new IllegalArgumentException("--access: open or tokens, not " + access);
    }
    System.err.printf("Starting a server, loading %,d documents …%n", size);
    try (OwnServer server = services.start(access.equals(TOKENS))) {
      Loader loader = new Loader(server.gateway()::post, LOAD_CLIENTS, LOAD_BATCH, Ticker.SYSTEM);
      Loaded loaded = loader.load(size, Accounts.parse("zipf", ""), "load", terms.seed());
      if (loaded.errors() > 0) {
        throw new IllegalStateException("The load failed: " + loaded.example());
      }
      services.settle(server);
      long stored = size;
      for (int each = 0; each < cells.size(); each++) {
        stored += measure(server, access, cells.get(each), "m" + each, stored);
      }
      table.note(
          "from %,d documents on: at most %,d MB"
              .formatted(size, server.resident().peakMegabytes()));
    }
  }

  /** Answers how many documents it added. */
  private long measure(OwnServer server, String access, Cell cell, String name, long stored) {
    Outcome outcome = cell.run(server.gateway(), name, terms);
    String caughtUp = services.settle(server);
    table.row(
        access,
        whole(stored),
        cell.accounts(),
        cell.clients(),
        whole(cell.batch()),
        cell.loop(),
        whole(outcome.counted() / (terms.measured().toNanos() / 1e9)),
        tenths(outcome.percentileMillis(50)),
        tenths(outcome.percentileMillis(99)),
        tenths(outcome.maxMillis()),
        outcome.errors(),
        caughtUp,
        whole(server.resident().megabytes()));
    if (outcome.example() != null) {
      System.err.println("First error: " + outcome.example());
    }
    return outcome.posted();
  }
}
