package huikuan.dunning.worklist;

import huikuan.contracts.Money;
import huikuan.dunning.worklist.PointRules.AmountBand;
import huikuan.dunning.worklist.PointRules.DaysBand;
import huikuan.platform.fields.Fields;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads point rules. All faults are told at once. */
final class PointReader {

  private static final int MOST_BANDS = 200;
  private static final int MOST_POINTS = 1_000;
  private static final int MOST_DAYS = 10_000;

  private PointReader() {}

  /** The rules; what they say is only right if there is no fault. */
  static PointRules read(Fields fields) {
    List<AmountBand> amounts = amounts(fields);
    int otherCurrencies = fields.whole("otherCurrencies", 0, MOST_POINTS);
    List<DaysBand> days = days(fields);
    Map<String, Integer> points = new HashMap<>();
    Fields plain = fields.object("points");
    if (plain != null) {
      for (PointRule each : PointRule.PLAIN) {
        if (plain.given(each.word())) {
          points.put(each.word(), plain.whole(each.word(), 0, MOST_POINTS));
        }
      }
      plain.refuseOthers();
    }
    fields.refuseOthers();
    return new PointRules(amounts, otherCurrencies, days, points);
  }

  private static List<AmountBand> amounts(Fields fields) {
    List<AmountBand> bands = new ArrayList<>();
    Map<Currency, Money> last = new HashMap<>();
    for (Fields each : fields.objects("amounts", MOST_BANDS)) {
      Currency currency = each.currency("currency");
      @Nullable Money from = each.amount("from", currency);
      int points = each.whole("points", 0, MOST_POINTS);
      each.refuseOthers();
      if (from != null) {
        Money before = last.put(from.currency(), from);
        if (before != null && from.compareTo(before) <= 0) {
          each.fault("from", "more than " + before.decimal() + ", the band of the currency before");
        }
        bands.add(new AmountBand(from, points));
      }
    }
    return bands;
  }

  private static List<DaysBand> days(Fields fields) {
    List<DaysBand> bands = new ArrayList<>();
    int least = 1;
    for (Fields each : fields.objects("daysLate", MOST_BANDS)) {
      int from = each.whole("from", least, MOST_DAYS);
      bands.add(new DaysBand(from, each.whole("points", 0, MOST_POINTS)));
      each.refuseOthers();
      least = Math.min(from + 1, MOST_DAYS);
    }
    return bands;
  }
}
