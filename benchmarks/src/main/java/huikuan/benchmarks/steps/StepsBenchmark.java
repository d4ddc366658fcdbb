package huikuan.benchmarks.steps;

import static huikuan.benchmarks.console.Machine.tenths;
import static huikuan.benchmarks.console.Machine.whole;

import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import huikuan.benchmarks.console.Times;
import huikuan.benchmarks.server.NotAnswered;
import huikuan.benchmarks.server.OwnServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds more and more cases open; each time, invoices fall due at the same moment. The clock is
 * moved over it, and each mail's arrival is measured from that.
 */
public final class StepsBenchmark {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "due", "1000",
          "warm-up", "0",
          "sagas", "0,10000,100000",
          "day", "50000",
          "customers", "1000",
          "directory", System.getProperty("java.io.tmpdir"));

  /** After the last day that the clock reaches. */
  private static final LocalDate LATER = OwnServer.CLOCK.toLocalDate().plusDays(60);

  private static final Duration PATIENCE = Duration.ofHours(2);

  private final Options options;
  private final Table table;
  private final OwnServer server;
  private final Invoices invoices;
  private final Mailbox mails;
  private final DueDays days = new DueDays(OwnServer.CLOCK);
  private long open;

  private StepsBenchmark(Options options, Table table, OwnServer server) {
    this.options = options;
    this.table = table;
    this.server = server;
    this.invoices = new Invoices(server.gateway(), (int) options.number("customers"));
    this.mails = new Mailbox(server.data().resolve("mail"));
  }

  public static void run(List<String> words, PrintStream out) {
    Options options = Options.parse(words, DEFAULTS);
    long others = Stream.of("warm-up", "day").filter(day -> options.number(day) > 0).count();
    DueDays.check(options.numbers("sagas").size() + (int) others);
    Path script = Path.of(System.getProperty("huikuan.run", "./run")).toAbsolutePath();
    out.println(Machine.description());
    out.println(options + "\n");
    try (OwnServer server = OwnServer.start(script, Path.of(options.text("directory")), Set.of());
        Table table =
            new Table(
                out,
                "cases open",
                "invoices",
                "what",
                "posted in s",
                "cases opened after s",
                "gathered after s",
                "sealed, mail p50 s",
                "p99 s",
                "last s",
                "all done s",
                "CPU s",
                "RSS MB",
                "on disk MB")) {
      new StepsBenchmark(options, table, server).run();
    }
  }

  private void run() {
    invoices.putCustomers(OwnServer.CLOCK.toLocalDate());
    settle();
    if (options.number("warm-up") > 0) {
      fallDue(options.number("warm-up"), "to warm up");
    }
    for (int sagas : options.numbers("sagas")) {
      if (sagas > open) {
        hold(sagas - open);
      }
      fallDue(options.number("due"), "due at once");
    }
    if (options.number("day") > 0) {
      fallDue(options.number("day"), "a day's steps");
    }
    table.note("most memory " + whole(server.resident().peakMegabytes()) + " MB");
  }

  private void hold(long more) {
    Duration used = server.cpu();
    double posted = seconds(() -> invoices.post(more, LATER));
    double opened = seconds(this::settle);
    String cpu = cpuSince(used);
    row(more, "held", tenths(posted), tenths(opened), "", "", "", "", "", cpu);
    open += more;
  }

  private void fallDue(long count, String what) {
    DueDays.Day day = days.next();
    double posted = seconds(() -> invoices.post(count, day.dueOn()));
    double opened = seconds(this::settle);
    moveTo(day.before());
    mails.arrivedAfter(Instant.now());
    Duration used = server.cpu();
    double gathered = seconds(() -> moveTo(day.gathering()));
    Instant begin = Instant.now();
    double done = gathered + seconds(() -> moveTo(day.after()));
    Times times = mails.arrivedAfter(begin);
    row(
        count,
        what,
        tenths(posted),
        tenths(opened),
        tenths(gathered),
        inSeconds(times.percentileMillis(50)),
        inSeconds(times.percentileMillis(99)),
        inSeconds(times.maxMillis()),
        tenths(done),
        cpuSince(used));
    long persons = Math.min(count, options.number("customers"));
    if (times.answered() != persons) {
      table.note("of %d mails %d came".formatted(persons, times.answered()));
    }
    open += count;
  }

  private void row(long count, String what, Object... times) {
    Object[] cells = new Object[5 + times.length];
    cells[0] = whole(open);
    cells[1] = whole(count);
    cells[2] = what;
    System.arraycopy(times, 0, cells, 3, times.length);
    cells[cells.length - 2] = whole(server.resident().megabytes());
    cells[cells.length - 1] = whole(server.megabytesKept());
    table.row(cells);
  }

  private String cpuSince(Duration used) {
    return inSeconds(server.cpu().minus(used).toMillis());
  }

  private static String inSeconds(double millis) {
    return tenths(millis / 1e3);
  }

  private void settle() {
    patiently(server.gateway()::settle);
  }

  private void moveTo(Instant moment) {
    patiently(() -> server.gateway().moveClock(moment));
  }

  /** The sandbox answers after a minute that something is still under way. */
  public static void patiently(Runnable request) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        request.run();
        return;
      } catch (NotAnswered e) {
        if (e.status() != 503 || System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  private static double seconds(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e9;
  }
}
