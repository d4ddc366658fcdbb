package huikuan.ledger.reports;

import huikuan.ledger.account.Kind;
import huikuan.ledger.query.Choices;
import java.util.List;

/** The day on which income counts: when it is earned, or when it is paid. */
enum Basis {
  /** 权责发生制. */
  ACCRUAL(
      new Line("invoiced", Kind.INVOICE, true, true),
      new Line("credited", Kind.CREDIT_NOTE, false, false),
      new Line("writtenOff", Kind.WRITE_OFF, false, false),
      new Line("recovered", Kind.RECOVERY, false, true)),
  /** 收付实现制. */
  CASH(
      new Line("received", Kind.RECEIPT, false, true),
      new Line("refunded", Kind.REFUND, true, false),
      new Line("recovered", Kind.RECOVERY, false, true));

  /**
   * A kind of document, less those undone.
   *
   * @param owed whether it makes the customer owe more: then its postings are above zero
   * @param income whether it adds to the total, or is taken off
   */
  record Line(String name, Kind kind, boolean owed, boolean income) {

    String sum() {
      return (owed ? "" : "-") + Sums.where("item_kind = '" + kind + "'");
    }

    /**
     * A posting {@code p} as its figure counts it.
     *
     * @param inTotal whether that is the total, or else the line's own
     */
    String amount(boolean inTotal) {
      return owed == (income || !inTotal) ? "p.amount" : "-p.amount";
    }
  }

  private final List<Line> lines;

  Basis(Line... lines) {
    this.lines = List.of(lines);
  }

  /**
   * @throws huikuan.platform.web.ProblemException if it is neither
   */
  static Basis parse(String text) {
    return Choices.choice("basis", text, List.of("accrual", "cash")).equals("cash")
        ? CASH
        : ACCRUAL;
  }

  List<Line> lines() {
    return lines;
  }

  boolean has(String line) {
    return lines.stream().anyMatch(each -> each.name().equals(line));
  }
}
