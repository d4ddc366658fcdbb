package huikuan.benchmarks.steps;

import static huikuan.benchmarks.console.Machine.tenths;
import static huikuan.benchmarks.console.Machine.whole;

import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import huikuan.benchmarks.console.Times;
import huikuan.benchmarks.server.OwnServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A run of letters to all customers: until all are written, and until all are mailed. */
public final class LettersBenchmark {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "customers", "10000",
          "items", "20",
          "directory", System.getProperty("java.io.tmpdir"));

  /** A working day, in the hours in which letters leave. */
  private static final Instant BEGIN =
      OwnServer.CLOCK.plusDays(1).withHour(9).withMinute(30).toInstant();

  private static final LocalDate CUT_OFF = OwnServer.CLOCK.toLocalDate().minusDays(1);

  /** So late that no reminder falls due while the run is measured. */
  private static final LocalDate DUE_ON = OwnServer.CLOCK.toLocalDate().plusDays(30);

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final OwnServer server;
  private final int letters;
  private final JsonMapper json = JsonMapper.builder().build();

  private LettersBenchmark(OwnServer server, int letters) {
    this.server = server;
    this.letters = letters;
  }

  public static void run(List<String> words, PrintStream out) {
    Options options = Options.parse(words, DEFAULTS);
    Path script = Path.of(System.getProperty("huikuan.run", "./run")).toAbsolutePath();
    out.println(Machine.description());
    out.println(options + "\n");
    try (OwnServer server = OwnServer.start(script, Path.of(options.text("directory")), Set.of());
        Table table =
            new Table(
                out,
                "letters",
                "items",
                "written in s",
                "letters/s",
                "mailed in s",
                "letters/s",
                "all done s",
                "CPU s",
                "most RSS MB",
                "on disk MB")) {
      new LettersBenchmark(server, (int) options.number("customers"))
          .run(table, (int) options.number("items"));
    }
  }

  private void run(Table table, int mostItems) {
    Invoices invoices = new Invoices(server.gateway(), letters);
    invoices.putCustomers(OwnServer.CLOCK.toLocalDate());
    long items = invoices.postUpTo(mostItems, DUE_ON);
    settle();
    StepsBenchmark.patiently(() -> server.gateway().moveClock(BEGIN));
    settle();
    server.resident().forgetPeak();
    Duration used = server.cpu();
    Mailbox mails = new Mailbox(server.data().resolve("mail"));

    long begin = System.nanoTime();
    String run = start();
    awaitState("written");
    double written = secondsSince(begin);
    Instant released = Instant.now();
    long sending = System.nanoTime();
    server.gateway().post("/api/v1/confirmation-runs/" + run + "/release", "");
    awaitState("sent");
    settle();
    double done = secondsSince(sending);
    Times times = mails.arrivedAfter(released);
    double mailed = times.maxMillis() / 1e3;
    table.row(
        whole(letters),
        whole(items),
        tenths(written),
        whole(letters / written),
        tenths(mailed),
        whole(letters / mailed),
        tenths(done),
        tenths(server.cpu().minus(used).toMillis() / 1e3),
        whole(server.resident().peakMegabytes()),
        whole(server.megabytesKept()));
    if (times.answered() != letters) {
      table.note("of %d mails %d came".formatted(letters, times.answered()));
    }
  }

  private String start() {
    String answer =
        server
            .gateway()
            .post(
                "/api/v1/confirmation-runs",
                """
                {"company":"CN01","kind":"positive","cutOff":"%s"}\
                """
                    .formatted(CUT_OFF));
    return json.readTree(answer).path("number").asString();
  }

  private void awaitState(String state) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!server
        .gateway()
        .get("/api/v1/confirmation-runs?company=CN01")
        .contains("\"state\":\"" + state + "\"")) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The run is not " + state);
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted", e);
      }
    }
  }

  private void settle() {
    StepsBenchmark.patiently(server.gateway()::settle);
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
