package huikuan.benchmarks.pages;

import static huikuan.benchmarks.console.Machine.tenths;
import static huikuan.benchmarks.console.Machine.whole;

import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import huikuan.benchmarks.console.Times;
import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.posting.Loader;
import huikuan.benchmarks.server.Gateway;
import huikuan.benchmarks.server.NotAnswered;
import huikuan.benchmarks.server.OwnServer;
import huikuan.benchmarks.steps.Invoices;
import huikuan.benchmarks.steps.StepsBenchmark;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Each page of the console, again and again, over a book of many documents, with many cases of late
 * invoices whose first reminders have gone out; with {@code --reminded no} they are still to go. By
 * {@code --at} it measures a server that runs already, is open to everybody and has its clock at
 * the same moment; it does not end that server.
 */
public final class PagesBenchmark {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "documents", "1000000",
          "cases", "100000",
          "customers", "20000",
          "questions", "100",
          "seed", "1",
          "directory", System.getProperty("java.io.tmpdir"),
          "at", "",
          "fill", "yes",
          "reminded", "yes");

  private static final int CLIENTS = 4;
  private static final int BATCH = 1_000;
  private static final int CHOSEN = 200;

  /** On the day before the clock's first, so that their first reminders are three days off. */
  private static final LocalDate LATE = OwnServer.CLOCK.toLocalDate().minusDays(1);

  /** All that is due for those reminders is sent. */
  private static final Instant REMINDED = OwnServer.CLOCK.plusDays(4).withHour(12).toInstant();

  private final Options options;
  private final Gateway gateway;
  private final Invoices late;
  private final Table table;
  private double slowest;

  private PagesBenchmark(Options options, Gateway gateway, Table table) {
    this.options = options;
    this.gateway = gateway;
    this.late = new Invoices(gateway, (int) options.number("customers"));
    this.table = table;
  }

  public static void run(List<String> words, PrintStream out) {
    Options options = Options.parse(words, DEFAULTS);
    out.println(Machine.description());
    out.println(options + "\n");
    try (Table table = new Table(out, "page", "p50 ms", "p99 ms", "max ms", "kB", "errors")) {
      if (options.text("at").isEmpty()) {
        if (!yes(options, "fill")) {
          throw new IllegalArgumentException("--fill no: of a server that runs, by --at");
        }
        ofItsOwn(options, table);
      } else {
        try (Gateway gateway = new Gateway(options.text("at"))) {
          PagesBenchmark benchmark = new PagesBenchmark(options, gateway, table);
          if (yes(options, "fill")) {
            benchmark.fill();
          }
          benchmark.ask();
        }
      }
    }
  }

  private static void ofItsOwn(Options options, Table table) {
    Path script = Path.of(System.getProperty("huikuan.run", "./run")).toAbsolutePath();
    try (OwnServer server = OwnServer.start(script, Path.of(options.text("directory")), Set.of())) {
      PagesBenchmark benchmark = new PagesBenchmark(options, server.gateway(), table);
      benchmark.fill();
      server.resident().forgetPeak();
      benchmark.ask();
      table.note(
          "%s MB resident, at most %s while pages were asked for; %s MB on disk"
              .formatted(
                  whole(server.resident().megabytes()),
                  whole(server.resident().peakMegabytes()),
                  whole(server.megabytesKept())));
    }
  }

  private static boolean yes(Options options, String name) {
    return switch (options.text(name)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("--" + name + ": yes or no");
    };
  }

  private void fill() {
    long cases = options.number("cases");
    long others = options.number("documents") - cases;
    told("customers", () -> late.putCustomers(OwnServer.CLOCK.toLocalDate()));
    told("late invoices", () -> late.post(cases, LATE));
    told(
        "other documents",
        () ->
            new Loader(gateway::post, CLIENTS, BATCH)
                .load(
                    others,
                    Accounts.parse("even:" + options.number("customers"), "p"),
                    "p",
                    options.number("seed")));
    told("all followed", () -> StepsBenchmark.patiently(gateway::settle));
    if (yes(options, "reminded")) {
      told("reminded", () -> StepsBenchmark.patiently(() -> gateway.moveClock(REMINDED)));
    }
  }

  private static void told(String what, Runnable work) {
    long begin = System.nanoTime();
    work.run();
    System.err.printf("%s: %s s%n", what, tenths((System.nanoTime() - begin) / 1e9));
  }

  private void ask() {
    List<Doc> some = late.batch(0, (int) Math.min(CHOSEN, options.number("cases")), LATE);
    new Screens(gateway).all(some).forEach(this::ask);
    table.row("the slowest", "", tenths(slowest), "", "", "");
  }

  /** A tenth more are asked first, and not counted. */
  private void ask(String screen, List<String> addresses) {
    int questions = (int) options.number("questions");
    RandomGenerator random = new SplittableRandom(options.number("seed"));
    ask(addresses, Math.max(1, questions / 10), random, new Times());
    Times times = new Times();
    long bytes = ask(addresses, questions, random, times);
    slowest = Math.max(slowest, times.percentileMillis(99));
    table.row(
        screen,
        tenths(times.percentileMillis(50)),
        tenths(times.percentileMillis(99)),
        tenths(times.maxMillis()),
        whole(bytes / 1e3 / questions),
        times.errors());
    if (times.example() != null) {
      System.err.println("First error: " + times.example());
    }
  }

  /** The bytes of all answers. */
  private long ask(List<String> addresses, int questions, RandomGenerator random, Times times) {
    long bytes = 0;
    for (int each = 0; each < questions; each++) {
      String address = addresses.get(random.nextInt(addresses.size()));
      long begin = System.nanoTime();
      try (InputStream answer = gateway.get(address, "text/html")) {
        bytes += answer.readAllBytes().length;
        times.answered(System.nanoTime() - begin);
      } catch (NotAnswered | IOException e) {
        times.failed(address + ": " + e.getMessage());
      }
    }
    return bytes;
  }
}
