package huikuan.benchmarks.readmodel;

import static huikuan.benchmarks.console.Machine.tenths;
import static huikuan.benchmarks.console.Machine.whole;

import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import huikuan.benchmarks.console.Times;
import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.server.Gateway;
import huikuan.benchmarks.server.Resident;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Finance's questions to a read model of many postings: the table goes to out. */
public final class BalancesBenchmark {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "sizes", "1000000,10000000",
          "questions", "200",
          "at-once", "1,4",
          "accounts", "even:20000",
          "seed", "1",
          "directory", System.getProperty("java.io.tmpdir"));

  private final Options options;
  private final Table table;

  private BalancesBenchmark(Options options, Table table) {
    this.options = options;
    this.table = table;
  }

  public static void run(List<String> words, PrintStream out) throws IOException {
    Options options = Options.parse(words, DEFAULTS);
    out.println(Machine.description());
    out.println(options + "\n");
    try (Table table =
        new Table(
            out,
            "postings",
            "question",
            "at once",
            "p50 ms",
            "p99 ms",
            "max ms",
            "errors",
            "RSS MB")) {
      BalancesBenchmark benchmark = new BalancesBenchmark(options, table);
      for (int size : options.numbers("sizes")) {
        benchmark.atSize(size);
      }
    }
  }

  private void atSize(int postings) throws IOException {
    Path directory =
        Files.createTempDirectory(Path.of(options.text("directory")), "huikuan-benchmark-");
    Accounts accounts = Accounts.parse(options.text("accounts"), "b");
    GeneratedLog log = new GeneratedLog(postings, accounts, options.number("seed"));
    long begin = System.nanoTime();
    System.err.printf("Filling a read model with %,d postings …%n", postings);
    try (Resident resident = Resident.own();
        ReadSide ledger = ReadSide.start(log, directory)) {
      ledger.awaitFilled();
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.err.printf("%,d postings of %,d documents taken in%n", log.postings(), log.head());
      ask(ledger, log, resident);
      table.note(
          "%s postings, filled in %s s: %s MB on disk; at most %s MB resident"
              .formatted(
                  whole(log.postings()),
                  tenths(seconds),
                  whole(bytes(directory) / 1e6),
                  whole(resident.peakMegabytes())));
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  private static double bytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toFile).mapToLong(File::length).sum();
    }
  }

  private void ask(ReadSide ledger, GeneratedLog log, Resident resident) {
    try (Gateway http = new Gateway(ledger.address())) {
      Asking asking = new Asking(http, log.accounts(), log.head(), options.number("seed"));
      for (Asked asked : Asked.values()) {
        for (int atOnce : options.numbers("at-once")) {
          Times times = asking.ask(asked, (int) options.number("questions"), atOnce);
          table.row(
              whole(log.postings()),
              asked,
              atOnce,
              tenths(times.percentileMillis(50)),
              tenths(times.percentileMillis(99)),
              tenths(times.maxMillis()),
              times.errors(),
              whole(resident.megabytes()));
          if (times.example() != null) {
            System.err.println("First error: " + times.example());
          }
        }
      }
    }
  }
}
