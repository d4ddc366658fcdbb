package huikuan.dunning.policy;

import huikuan.contracts.Money;
import huikuan.platform.fields.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a policy says of agreements with customers. */
final class PolicyAgreements {

  private static final int MOST_CURRENCIES = 200;
  private static final int MOST_DAYS = 366;
  private static final int MOST_DAYS_OF_INSTALMENTS = 3_660;
  private static final int MOST_LEAST_DAYS = 30;
  private static final int MOST_BASIS_POINTS = 10_000;

  private PolicyAgreements() {}

  /** Null = it says nothing. */
  static @Nullable PromiseTerms promise(Fields policy) {
    Fields fields = policy.optionalObject("promise");
    if (fields == null) {
      return null;
    }
    PromiseTerms read =
        new PromiseTerms(
            fields.whole("toleranceDays", 0, 20),
            fields.whole("toleranceBasisPoints", 0, MOST_BASIS_POINTS),
            amounts("toleranceAtMost", fields),
            fields.whole("daysAhead", 1, MOST_DAYS),
            fields.whole("daysAheadApproved", 1, MOST_DAYS),
            fields.whole("mostBroken", 1, 100),
            fields.whole("brokenWithinDays", 1, MOST_DAYS_OF_INSTALMENTS));
    if (fields.sound("daysAhead", "daysAheadApproved")
        && read.daysAheadApproved() < read.daysAhead()) {
      fields.fault("daysAheadApproved", "daysAhead or more");
    }
    fields.refuseOthers();
    return read;
  }

  /** Null = it says nothing. */
  static @Nullable ConcessionLimits concession(Fields policy) {
    Fields fields = policy.optionalObject("concession");
    if (fields == null) {
      return null;
    }
    ConcessionLimits read =
        new ConcessionLimits(
            fields.whole("basisPoints", 0, MOST_BASIS_POINTS),
            amounts("atMost", fields),
            fields.whole("extensionDays", 0, MOST_DAYS),
            fields.whole("mostDues", 2, 120),
            fields.whole("daysAhead", 1, MOST_DAYS_OF_INSTALMENTS),
            fields.whole("offeredDays", 1, MOST_DAYS));
    fields.refuseOthers();
    return read;
  }

  /** Null = it says nothing. */
  static @Nullable MaliciousTerms malicious(Fields policy) {
    Fields fields = policy.optionalObject("malicious");
    if (fields == null) {
      return null;
    }
    MaliciousTerms read =
        new MaliciousTerms(
            fields.whole("distancePercent", 1, 100), fields.whole("leastDays", 1, MOST_LEAST_DAYS));
    fields.refuseOthers();
    return read;
  }

  /** Null = it says nothing. */
  static @Nullable SmallDifferences smallDifferences(Fields policy) {
    Fields fields = policy.optionalObject("smallDifferences");
    if (fields == null) {
      return null;
    }
    SmallDifferences read = new SmallDifferences(amounts("atMost", fields));
    fields.refuseOthers();
    return read;
  }

  private static List<Money> amounts(String name, Fields fields) {
    List<Money> amounts =
        fields.each(name, "an amount, such as 100.00 CNY", MOST_CURRENCIES, Money::parse);
    for (int at = 0; at < amounts.size(); at++) {
      Money each = amounts.get(at);
      boolean again =
          amounts.subList(0, at).stream().anyMatch(it -> it.currency().equals(each.currency()));
      if (again || each.signum() < 0) {
        fields.fault(
            name + "[" + at + "]",
            "one amount for each currency, zero or more; " + each + " is wrong");
      }
    }
    return amounts;
  }
}
