package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Posting;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The read model's rows as text, as they are and as the log says they must be. */
final class LogRows {

  private static final String ROWS =
      """
      SELECT position, place, recorded, effective, a.account, entry, kind, number, posted,
          item_kind, item, claim, due, ages_from, sales_owner, p.contract, brought_forward,
          reference, amount
      FROM posting p JOIN account a ON p.account = a.id ORDER BY position, place
      """;

  private static final int COLUMNS = 19;

  /** Commits with documents of every kind, some of several documents. */
  static void post(RunningLedger ledger, int rounds) {
    String company = ledger.newCompany();
    for (int round = 0; round < rounds; round++) {
      String documents =
          """
          [{"kind":"invoice","number":"I%1$d","dueOn":"2012-02-01","amount":"100.00","contract":"C",
            "salesOwner":"li.na","reference":"PO","postedOn":"2012-01-01",%2$s},
           {"kind":"invoice","number":"J%1$d","dueOn":"2012-02-01","amount":"1.00",
            "originallyPostedOn":"2011-01-01","postedOn":"2012-01-01",%2$s},
           {"kind":"receipt","number":"R%1$d","amount":"30.00","postedOn":"2012-01-05",
            "allocations":[{"invoice":"I%1$d","amount":"20.00"}],%2$s},
           {"kind":"creditNote","number":"K%1$d","amount":"5.00","invoice":"I%1$d",
            "postedOn":"2012-01-06",%2$s},
           {"kind":"refund","number":"F%1$d","amount":"2.00","postedOn":"2012-01-07",
            "from":[{"receipt":"R%1$d","amount":"2.00"}],%2$s},
           {"kind":"writeOff","number":"W%1$d","amount":"50.00","invoice":"I%1$d","reason":"bad",
            "postedOn":"2012-03-07",%2$s},
           {"kind":"recovery","number":"V%1$d","amount":"7.00","writeOff":"W%1$d",
            "postedOn":"2012-04-07",%2$s},
           {"kind":"allocation","number":"A%1$d","credit":{"kind":"receipt","number":"R%1$d"},
            "allocations":[{"invoice":"J%1$d","amount":"1.00"}],"postedOn":"2012-04-07",%2$s},
           {"kind":"reversal","number":"X%1$d","reverses":{"kind":"creditNote","number":"K%1$d"},
            "reason":"wrong","postedOn":"2012-05-07",%2$s}]
          """
              .formatted(
                  round,
                  "\"company\":\"%s\",\"customer\":\"C%d\",\"currency\":\"USD\""
                      .formatted(company, round % 5));
      Answer answer = ledger.documents(documents);
      assertThat(answer.body().path("accepted").asInt())
          .as(answer.body().toPrettyString())
          .isEqualTo(9);
    }
  }

  static List<String> in(BalancesDatabase database) {
    return database.list(
        ROWS,
        List.of(),
        row -> {
          List<String> values = new ArrayList<>();
          for (int column = 1; column <= COLUMNS; column++) {
            values.add(
                column == 3
                    ? row.getObject(column, LocalDateTime.class).toString()
                    : row.getString(column) + "");
          }
          return String.join("|", values);
        });
  }

  static List<String> of(EventLog log, long position) {
    List<String> rows = new ArrayList<>();
    long read = 0;
    for (List<RecordedEvent> batch = log.after(0, 1);
        !batch.isEmpty() && read < position;
        batch = log.after(read, 1)) {
      read = batch.getLast().position();
      rows.addAll(of(batch));
    }
    return rows;
  }

  private static List<String> of(List<RecordedEvent> commit) {
    List<String> rows =
        commit.stream()
            .filter(event -> event.payload() instanceof AccountEvent)
            .flatMap(LogRows::of)
            .toList();
    return IntStream.range(0, rows.size())
        .mapToObj(place -> rows.get(place).replace("<place>", place + ""))
        .toList();
  }

  private static Stream<String> of(RecordedEvent event) {
    AccountEvent document = (AccountEvent) event.payload();
    return Posting.of(document).stream().map(posting -> row(event, document, posting));
  }

  private static String row(RecordedEvent event, AccountEvent document, Posting posting) {
    Item item = posting.item();
    boolean own = item.kind() == document.kind() && item.number().equals(document.number());
    boolean labelled =
        posting.entry() == Posting.Entry.REVERSAL
            || (own && posting.entry() == Posting.Entry.DOCUMENT);
    return Stream.of(
            event.position(),
            "<place>",
            LocalDateTime.ofInstant(event.recordedAt(), ZoneOffset.UTC),
            posting.effectiveOn(),
            document.account(),
            posting.entry(),
            document.kind(),
            document.number(),
            document.postedOn(),
            item.kind(),
            item.number(),
            item.kind().claim(),
            item.dueOn(),
            item.agesFrom(),
            item.salesOwner(),
            item.contract(),
            item.originallyPostedOn() != null,
            labelled ? document.labels().reference() : null,
            posting.amount().minorUnits())
        .map(String::valueOf)
        .collect(Collectors.joining("|"));
  }

  private LogRows() {}
}
