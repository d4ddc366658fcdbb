package huikuan.ledger.histories;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Income counts as it is earned, or as it is paid. A balance brought forward counts elsewhere. */
record Income(boolean cash, String groupBy) {

  private static final Map<Kind, Integer> EARNED =
      Map.of(Kind.INVOICE, 1, Kind.CREDIT_NOTE, -1, Kind.WRITE_OFF, -1, Kind.RECOVERY, 1);
  private static final Map<Kind, Integer> PAID =
      Map.of(Kind.RECEIPT, 1, Kind.REFUND, -1, Kind.RECOVERY, 1);
  private static final Map<Kind, String> NAMES =
      Map.of(
          Kind.INVOICE, "invoiced",
          Kind.CREDIT_NOTE, "credited",
          Kind.WRITE_OFF, "writtenOff",
          Kind.RECOVERY, "recovered",
          Kind.RECEIPT, "received",
          Kind.REFUND, "refunded");

  String query() {
    return "&from=2012-01&to=2014-12&basis=%s&groupBy=%s"
        .formatted(cash ? "cash" : "accrual", groupBy);
  }

  String group(JsonNode row) {
    return "%s %s %s"
        .formatted(
            row.path("month").asString(),
            row.path("account").asString(""),
            row.path("currency").asString());
  }

  String group(String account, Doc doc) {
    return "%s %s %s"
        .formatted(
            YearMonth.from(Days.date(doc.postedOn())),
            groupBy.equals("account") ? account : "",
            doc.account().currency());
  }

  private List<Kind> kinds() {
    return (cash ? PAID : EARNED).keySet().stream().sorted().toList();
  }

  /** One for each kind, and the total. */
  List<Long> amounts(JsonNode row) {
    String currency = row.path("currency").asString();
    List<Long> amounts = new ArrayList<>();
    for (Kind kind : kinds()) {
      amounts.add(Json.units(row.path(requireNonNull(NAMES.get(kind))).asString(), currency));
    }
    amounts.add(Json.units(row.path("total").asString(), currency));
    return amounts;
  }

  /** A reversal counts on its own day, against what it undoes. */
  List<Long> amounts(Doc doc, PlainLedger paper) {
    Doc counted =
        doc.kind() == Kind.REVERSAL
            ? requireNonNull(paper.find(doc.account().company(), doc.targeted()))
            : doc;
    long amount =
        counted.original() != null ? 0 : doc == counted ? doc.amount() : -counted.amount();
    List<Long> amounts = new ArrayList<>();
    long total = 0;
    for (Kind kind : kinds()) {
      long counts = counted.kind() == kind ? amount : 0;
      amounts.add(counts);
      total += counts * requireNonNull((cash ? PAID : EARNED).get(kind));
    }
    amounts.add(total);
    return amounts;
  }
}
