package huikuan.ledger.reconciling;

import huikuan.ledger.reconciling.PackChecks.Check;
import huikuan.ledger.reconciling.PackContent.Control;
import huikuan.ledger.reconciling.PackContent.CreditBalance;
import huikuan.ledger.reconciling.PackContent.CreditSum;
import huikuan.ledger.reconciling.PackContent.Unapplied;
import huikuan.ledger.reports.TrialAnswer.CurrencyFigure;
import huikuan.ledger.reports.TrialAnswer.Documents;
import huikuan.ledger.reports.XlsxBook;
import huikuan.ledger.reports.XlsxSheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pack as an Excel workbook: a sheet for each of its parts. */
final class PackBook {

  private final XlsxBook book;
  private final MonthEndView pack;

  private PackBook(XlsxBook book, MonthEndView pack) {
    this.book = book;
    this.pack = pack;
  }

  static void write(XlsxBook book, MonthEndView pack) throws IOException {
    PackBook writer = new PackBook(book, pack);
    writer.checks();
    writer.figures();
    writer.documents();
    writer.unapplied();
    writer.creditBalances();
    writer.creditSums();
    writer.control();
  }

  private void checks() throws IOException {
    try (XlsxSheet sheet = book.sheet("Pack", List.of("what", "value", "detail"))) {
      line(sheet, "company", pack.company());
      line(sheet, "month", pack.month());
      line(sheet, "position", Long.toString(pack.position()));
      line(sheet, "knownAt", pack.knownAt().toString());
      line(sheet, "state", pack.state());
      line(sheet, "hash", pack.hash());
      for (Check each : pack.checks()) {
        line(sheet, each.name(), each.holds() ? "holds" : "does not hold");
        sheet.text(each.detail());
      }
    }
  }

  private static void line(XlsxSheet sheet, String name, String value) throws IOException {
    sheet.row();
    sheet.text(name);
    sheet.text(value);
  }

  private void figures() throws IOException {
    try (XlsxSheet sheet =
        book.sheet("Trial", List.of("currency", "balance", "open", "unapplied"))) {
      for (CurrencyFigure each : pack.trial().figures()) {
        sheet.row();
        sheet.text(each.currency());
        amounts(sheet, each.currency(), each.balance(), each.open(), each.unapplied());
      }
    }
  }

  private void documents() throws IOException {
    List<String> header = List.of("currency", "kind", "posted", "reversed", "revived", "effect");
    try (XlsxSheet sheet = book.sheet("Documents", header)) {
      for (Documents each : pack.trial().documents()) {
        sheet.row();
        sheet.text(each.currency());
        sheet.text(each.kind());
        amounts(
            sheet, each.currency(), each.posted(), each.reversed(), each.revived(), each.effect());
      }
    }
  }

  private void unapplied() throws IOException {
    List<String> header =
        List.of("account", "kind", "number", "postedOn", "currency", "amount", "unapplied");
    try (XlsxSheet sheet = book.sheet("Unapplied", header)) {
      for (Unapplied each : pack.unapplied()) {
        sheet.row();
        sheet.text(each.account());
        sheet.text(each.kind());
        sheet.text(each.number());
        sheet.date(each.postedOn());
        sheet.text(each.currency());
        amounts(sheet, each.currency(), each.amount(), each.unapplied());
      }
    }
  }

  private void creditBalances() throws IOException {
    List<String> header = List.of("account", "name", "currency", "balance");
    try (XlsxSheet sheet = book.sheet("Credit balances", header)) {
      for (CreditBalance each : pack.creditBalances()) {
        sheet.row();
        sheet.text(each.account());
        sheet.text(each.name());
        sheet.text(each.currency());
        amounts(sheet, each.currency(), each.balance());
      }
    }
  }

  private void creditSums() throws IOException {
    List<String> header = List.of("currency", "net", "creditBalances", "gross");
    try (XlsxSheet sheet = book.sheet("Net and gross", header)) {
      for (CreditSum each : pack.creditBalanceSums()) {
        sheet.row();
        sheet.text(each.currency());
        amounts(sheet, each.currency(), each.net(), each.creditBalances(), each.gross());
      }
    }
  }

  private void control() throws IOException {
    List<String> header =
        List.of(
            "day",
            "currency",
            "generalLedger",
            "ledger",
            "difference",
            "agrees",
            "by",
            "reference");
    try (XlsxSheet sheet = book.sheet("Control account", header)) {
      for (Control each : pack.control()) {
        sheet.row();
        sheet.date(each.day());
        sheet.text(each.currency());
        amounts(sheet, each.currency(), each.generalLedger(), each.ledger(), each.difference());
        sheet.text(Boolean.toString(each.agrees()));
        sheet.text(each.by());
        sheet.text(each.reference());
      }
    }
  }

  private static void amounts(XlsxSheet sheet, String currency, @Nullable String... amounts) {
    for (String amount : amounts) {
      sheet.amount(amount == null ? null : new BigDecimal(amount), currency);
    }
  }
}
