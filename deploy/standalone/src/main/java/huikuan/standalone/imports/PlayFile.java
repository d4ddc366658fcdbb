package huikuan.standalone.imports;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.Posted;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

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
  private final Erp erp;

  private PlayFile(GatewayClient gateway, ZoneId zone, PrintStream out) {
    this.gateway = gateway;
    this.zone = zone;
    this.out = out;
    this.erp = new Erp(gateway);
  }

  /**
   * Answers the exit status: 1 if anything was refused.
   *
   * @param words what follows {@code play} on the command line
   */
  public static int run(List<String> words, Map<String, String> environment, PrintStream out) {
    Options options = new Options("play", words, Set.of("--from", "--to"));
    LocalDate from = options.date("--from");
    LocalDate to = options.date("--to");
    Mapping mapping = options.mapping();
    Rows rows = Rows.read(options.csv(), mapping);
    List<Row> posted =
        rows.rows().stream()
            .filter(row -> !row.postedOn().isBefore(from) && !row.postedOn().isAfter(to))
            .toList();
    try (GatewayClient gateway = new GatewayClient(options.gateway(environment))) {
      PlayFile play = new PlayFile(gateway, mapping.businessTimeZone(), out);
      int customers = play.erp.putCustomers(posted);
      Posted all = play.days(posted, from, to);
      return new Report(out).print(customers, all, rows.faults());
    }
  }

  private Posted days(List<Row> rows, LocalDate from, LocalDate to) {
    Map<LocalDate, List<ObjectNode>> documents = byDay(rows, to);
    Posted all = Posted.NOTHING;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      moveClock(day, MORNING);
      List<ObjectNode> todays = documents.getOrDefault(day, List.of());
      Posted posted = erp.post(todays);
      moveClock(day, EVENING);
      all = all.plus(posted);
      if (!todays.isEmpty()) {
        out.printf(
            "%s  %d accepted, %d duplicates, %d rejected%n",
            day, posted.accepted(), posted.duplicates(), posted.rejected());
      }
    }
    return all;
  }

  private Map<LocalDate, List<ObjectNode>> byDay(List<Row> rows, LocalDate to) {
    Map<LocalDate, List<ObjectNode>> days = new TreeMap<>();
    for (Row row : rows) {
      days.computeIfAbsent(row.postedOn(), day -> new ArrayList<>()).add(erp.invoice(row));
    }
    for (Row row : rows) {
      LocalDate settledOn = row.settledOn();
      if (settledOn != null && row.settledBy(to)) {
        days.computeIfAbsent(settledOn, day -> new ArrayList<>()).add(erp.receipt(row));
      }
    }
    return days;
  }

  private void moveClock(LocalDate day, LocalTime time) {
    Instant target = day.atTime(time).atZone(zone).toInstant();
    if (target.isAfter(gateway.clock())) {
      gateway.moveClock(target);
    }
  }
}
