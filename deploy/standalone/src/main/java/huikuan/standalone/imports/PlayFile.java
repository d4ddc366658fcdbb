package huikuan.standalone.imports;

import huikuan.standalone.Refusal;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.Posted;
import huikuan.standalone.identity.LocalToken;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Plays a file day by day: the clock to the morning, the day's invoices and the day's receipts for
 * them, the clock to the evening. Playing it again, or on after a crash, is harmless: what was
 * posted is a duplicate, and the clock is not moved to where it has been.
 */
public final class PlayFile {

  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private final GatewayClient gateway;
  private final ZoneId zone;
  private final PrintStream out;
  private final DocumentSending sending;

  private PlayFile(GatewayClient gateway, ZoneId zone, PrintStream out, DocumentSending sending) {
    this.gateway = gateway;
    this.zone = zone;
    this.out = out;
    this.sending = sending;
  }

  /**
   * Answers the exit status: 1 if anything was refused.
   *
   * @param words what follows {@code play} on the command line
   * @param err where a long file tells how far it is
   */
  public static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    return run(words, environment, out, err, _ -> {});
  }

  /**
   * The same, where others act in the evening of each day.
   *
   * @param evening gets the day
   */
  public static int run(
      List<String> words,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err,
      Consumer<LocalDate> evening) {
    Options options = new Options("play", words, Set.of("--from", "--to"), Set.of());
    LocalDate from = options.date("--from");
    LocalDate to = options.date("--to");
    if (from.isAfter(to)) {
      throw new Refusal("play: --from %s comes after --to %s".formatted(from, to));
    }
    ResultFile rejected = options.rejected();
    Mapping mapping = options.mapping();
    Report report = new Report(out);
    Progress progress = new Progress(err);
    try (Rejections rejections = Rejections.to(rejected);
        GatewayClient gateway = LocalToken.client(options.gateway(environment), environment)) {
      Rows rows = Rows.read(options.csv(), mapping, rejections).postedBetween(from, to);
      Documents documents = Documents.of(rows, rejections).until(to);
      Collection<CustomerRows> customers = CustomerRows.of(rows.rows());
      report.read(rows, documents, customers);
      CustomerSending.Counts counts =
          new CustomerSending(gateway, Patience.USUAL, progress, rejections).send(customers);
      rejections.replaceEarlier();
      report.customers(counts);
      DocumentSending sending = new DocumentSending(gateway, Patience.USUAL, progress, rejections);
      PlayFile play = new PlayFile(gateway, mapping.businessTimeZone(), out, sending);
      report.posted(play.days(documents, from, to, evening));
      return report.rejections(rejections);
    }
  }

  private Posted days(
      Documents documents, LocalDate from, LocalDate to, Consumer<LocalDate> evening) {
    Map<LocalDate, List<Document>> byDay = new TreeMap<>();
    documents
        .all()
        .forEach(each -> byDay.computeIfAbsent(each.sentOn(), day -> new ArrayList<>()).add(each));
    Posted all = Posted.NOTHING;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      moveClock(day, MORNING);
      List<Document> todays = byDay.getOrDefault(day, List.of());
      Posted posted = sending.send(todays, Document::json);
      moveClock(day, EVENING);
      evening.accept(day);
      all = all.plus(posted);
      if (!todays.isEmpty()) {
        out.printf(
            "%s  %d accepted, %d duplicates, %d rejected%n",
            day, posted.accepted(), posted.duplicates(), posted.rejected());
      }
    }
    return all;
  }

  private void moveClock(LocalDate day, LocalTime time) {
    Instant target = day.atTime(time).atZone(zone).toInstant();
    if (target.isAfter(gateway.clock())) {
      gateway.moveClock(target);
    }
  }
}
