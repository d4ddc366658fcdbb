package huikuan.ledger.reconciling;

import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.closing.MonthEndCommand.Draft;
import huikuan.ledger.closing.MonthEndCommand.Key;
import huikuan.ledger.closing.MonthEndEvent;
import huikuan.ledger.closing.MonthEndEvent.PackDrafted;
import huikuan.ledger.closing.MonthEndEvent.PackSigned;
import huikuan.ledger.closing.MonthEndEvent.SignatureApproved;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.query.Question;
import huikuan.ledger.reconciling.Pack.Fact;
import huikuan.ledger.reconciling.Pack.What;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The packs of months. */
@Component
class Packs {

  /** What happened in some months, the newest months first. */
  private static final String FACTS =
      """
      SELECT * FROM month_end WHERE company = ? AND position <= ? AND month IN (
          SELECT DISTINCT month FROM month_end WHERE company = ? AND position <= ? AND month < ?
          ORDER BY month DESC LIMIT ?)
      ORDER BY month DESC, position, place
      """;

  /** A pack with its content. */
  record Read(Pack pack, PackContent content) {}

  private final PackWriter writer;
  private final Commands commands;
  private final EventLog log;
  private final BalancesDatabase database;

  Packs(PackWriter writer, Commands commands, EventLog log, BalancesDatabase database) {
    this.writer = writer;
    this.commands = commands;
    this.log = log;
    this.database = database;
  }

  /** Drafts a pack, unless the current one says the same; answers whether it did. */
  boolean draft(String company, YearMonth month) {
    PackContent content = writer.write(company, month);
    List<Read> before = read(company, month);
    if (!before.isEmpty() && before.getLast().content().saysSameAs(content)) {
      return false;
    }
    String text = content.text();
    commands.send(
        new Draft(
            new Key(company, month.toString()), content.position(), PackContent.hash(text), text));
    return true;
  }

  /** All packs of a month, oldest first; the last one is current. */
  List<Read> read(String company, YearMonth month) {
    List<Fact> facts = new ArrayList<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (RecordedEvent event : log.ofAggregate(new Key(company, month.toString()).toString(), 0)) {
      facts.add(fact(event));
      if (event.payload() instanceof PackDrafted drafted) {
        texts.put(drafted.hash(), drafted.text());
      }
    }
    return Pack.of(facts).stream()
        .map(pack -> new Read(pack, PackContent.parse(texts.getOrDefault(pack.hash(), "null"))))
        .toList();
  }

  private static Fact fact(RecordedEvent event) {
    MonthEndEvent happened = (MonthEndEvent) event.payload();
    PackSigned signed = happened instanceof PackSigned it ? it : null;
    return new Fact(
        what(happened.getClass().getSimpleName()),
        happened.hash(),
        happened instanceof PackDrafted drafted ? drafted.position() : 0,
        event.actor(),
        event.recordedAt(),
        signed == null ? null : signed.note(),
        signed == null ? null : signed.proposalId());
  }

  private static What what(String event) {
    if (event.equals(PackDrafted.class.getSimpleName())) {
      return What.DRAFTED;
    }
    if (event.equals(PackSigned.class.getSimpleName())) {
      return What.SIGNED;
    }
    return event.equals(SignatureApproved.class.getSimpleName()) ? What.APPROVED : What.ENDED;
  }

  /**
   * The packs of months, by month, the newest first.
   *
   * @param before only months before this
   */
  Map<String, List<Pack>> months(String company, Question when, String before, int most) {
    Map<String, List<Fact>> facts = new LinkedHashMap<>();
    database.list(
        FACTS,
        List.of(company, when.position(), company, when.position(), before, most),
        row ->
            facts.computeIfAbsent(row.getString("month"), _ -> new ArrayList<>()).add(fact(row)));
    Map<String, List<Pack>> packs = new LinkedHashMap<>();
    facts.forEach((month, happened) -> packs.put(month, Pack.of(happened)));
    return packs;
  }

  private static Fact fact(ResultSet row) throws SQLException {
    return new Fact(
        what(row.getString("event")),
        row.getString("hash"),
        row.getLong("pack"),
        row.getString("actor"),
        row.getObject("recorded", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        null,
        null);
  }
}
