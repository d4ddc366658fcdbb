package huikuan.ledger.contract;

import huikuan.ledger.contract.Terms.Instalments;
import huikuan.ledger.contract.Terms.MonthEnd;
import huikuan.ledger.contract.Terms.Net;
import huikuan.ledger.contract.Terms.OwnWords;
import huikuan.ledger.contract.Terms.Part;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads payment terms. */
final class TermsReader {

  private static final int MOST_DAYS = 3_650;
  private static final int MOST_MONTHS = 120;
  private static final int LAST_DAY = 31;
  private static final int MOST_PARTS = 60;
  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_DECIMALS = 4;
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private TermsReader() {}

  /** The terms of a contract; null = none, or they are faulted. */
  static @Nullable Terms read(Fields contract) {
    Fields fields = contract.optionalObject("terms");
    String kind =
        fields == null
            ? null
            : fields.choice("kind", List.of("net", "monthEnd", "instalments", "text"));
    if (fields == null || kind == null) {
      return null;
    }
    Terms terms =
        switch (kind) {
          case "net" -> net(fields);
          case "monthEnd" -> monthEnd(fields);
          case "instalments" -> instalments(fields);
          default -> ownWords(fields);
        };
    fields.refuseOthers();
    return terms;
  }

  private static @Nullable StartsFrom from(Fields fields) {
    return Words.needed(
        fields, "from", StartsFrom.INVOICE, StartsFrom.DELIVERY, StartsFrom.ACCEPTANCE);
  }

  private static @Nullable Terms net(Fields fields) {
    int days = fields.whole("days", 0, MOST_DAYS);
    StartsFrom from = from(fields);
    return from == null ? null : new Net(days, from);
  }

  private static @Nullable Terms monthEnd(Fields fields) {
    boolean onDay = fields.given("day");
    // A day of the start's own month could be before the start.
    int months = fields.whole("months", onDay ? 1 : 0, MOST_MONTHS);
    Integer day = onDay ? (Integer) fields.whole("day", 1, LAST_DAY) : null;
    StartsFrom from = from(fields);
    return from == null ? null : new MonthEnd(months, day, from);
  }

  private static @Nullable Terms ownWords(Fields fields) {
    String text = fields.words("text", LONGEST_TEXT);
    return text == null ? null : new OwnWords(text);
  }

  private static @Nullable Terms instalments(Fields fields) {
    List<Part> parts = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    int earliest = 0;
    for (Fields each : fields.objects("parts", MOST_PARTS)) {
      BigDecimal percent = percent(each, "percent", ALL);
      int days = each.whole("days", earliest, MOST_DAYS);
      each.refuseOthers();
      earliest = days + 1;
      if (!each.given("percent")) {
        each.fault("percent", "a decimal string above 0, up to 100");
      } else if (percent != null) {
        sum = sum.add(percent);
        parts.add(new Part(percent.toPlainString(), days));
      }
    }
    if (fields.sound("parts") && sum.compareTo(ALL) != 0) {
      fields.fault("parts", "percents that add up to 100, not " + sum.toPlainString());
    }
    StartsFrom from = from(fields);
    return from == null ? null : new Instalments(parts, from);
  }

  /** A percentage above zero, without needless zeros; null if it is absent, or then faulted. */
  static @Nullable BigDecimal percent(Fields fields, String name, BigDecimal most) {
    BigDecimal read = fields.optionalDecimal(name);
    BigDecimal percent = read == null ? null : read.stripTrailingZeros();
    if (percent != null
        && (percent.signum() <= 0
            || percent.compareTo(most) > 0
            || percent.scale() > MOST_DECIMALS)) {
      fields.fault(
          name,
          "a decimal string above 0, up to "
              + most
              + ", with at most "
              + MOST_DECIMALS
              + " decimals");
      return null;
    }
    return percent;
  }
}
