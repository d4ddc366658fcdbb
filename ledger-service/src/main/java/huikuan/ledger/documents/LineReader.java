package huikuan.ledger.documents;

import huikuan.contracts.Money;
import huikuan.ledger.account.Line;
import huikuan.platform.fields.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of an invoice. */
final class LineReader {

  private static final int MOST_LINES = 1_000;
  private static final int LONGEST_TEXT = 200;

  /** An empty list of lines says no more than none. */
  static List<Line> read(Fields fields, @Nullable Currency currency) {
    List<Line> lines = new ArrayList<>();
    for (Fields each : fields.objects("lines", MOST_LINES)) {
      String item = each.words("item", LONGEST_TEXT);
      String specification = each.optionalWords("specification", LONGEST_TEXT);
      BigDecimal quantity = each.optionalDecimal("quantity");
      BigDecimal unitPrice = each.optionalDecimal("unitPrice");
      Money tax = each.optionalSignedAmount("tax", currency);
      Money amount = each.signedAmount("amount", currency);
      each.refuseOthers();
      if (item != null && amount != null) {
        lines.add(new Line(item, specification, quantity, unitPrice, tax, amount));
      }
    }
    return lines;
  }

  private LineReader() {}
}
