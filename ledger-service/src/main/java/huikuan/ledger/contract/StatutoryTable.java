package huikuan.ledger.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payment periods that the law of a jurisdiction sets, each for contracts of a time and parties
 * of some size classes.
 *
 * @param table the jurisdiction
 * @param dayOffArticle by which a period that ends on a day off ends on the next working day; null
 *     = it ends on its day
 */
record StatutoryTable(String table, @Nullable String dayOffArticle, List<Row> rows) {

  private static final int MOST_DAYS = 366;

  /** The day from which a period runs. */
  enum Start {
    /**
     * The confirmation of a settlement; else the acceptance, or the earlier end of the time for it,
     * if acceptance was agreed; else the delivery.
     */
    @JsonProperty("performance")
    PERFORMANCE,
    /** The invoice; or the delivery, or the acceptance if it was agreed, if that is later. */
    @JsonProperty("invoiceOrPerformance")
    INVOICE_OR_PERFORMANCE
  }

  /** The rule of law for a due date that was agreed beyond the longest period. */
  enum Beyond {
    /** It does not hold. */
    @JsonProperty("void")
    VOID,
    /** It holds only if it was agreed expressly and is not grossly unfair. */
    @JsonProperty("expressly")
    EXPRESSLY,
    /** It holds only if it is reasonable by the custom of the trade. */
    @JsonProperty("reasonably")
    REASONABLY
  }

  /**
   * @param from the first day of contracts that it is for
   * @param to their last; null = until there is another
   * @param days the period if none was agreed; null = the law sets none for these parties
   * @param longest the longest that can be agreed
   * @param none if it sets none: why
   * @param declaration whether the creditor has to have told its size class
   * @param article that sets the period
   * @param longestArticle that bounds what is agreed
   */
  record Row(
      LocalDate from,
      @Nullable LocalDate to,
      List<SizeClass> debtors,
      List<SizeClass> creditors,
      @Nullable Integer days,
      @Nullable Integer longest,
      @Nullable Start start,
      @Nullable Beyond beyond,
      StatutoryDue.@Nullable Reason none,
      boolean declaration,
      String article,
      @Nullable String longestArticle,
      String source) {

    boolean isOf(LocalDate contractDate) {
      return !contractDate.isBefore(from) && (to == null || !contractDate.isAfter(to));
    }

    boolean isFor(@Nullable SizeClass debtor, @Nullable SizeClass creditor) {
      return (debtor == null || debtors.contains(debtor))
          && (creditor == null || creditors.contains(creditor));
    }
  }

  /**
   * @throws IllegalArgumentException if it can't be a table; the message says why
   */
  void check() {
    if (rows == null || rows.isEmpty()) {
      throw new IllegalArgumentException("rows are given");
    }
    rows.forEach(StatutoryTable::check);
    for (SizeClass debtor : SizeClass.values()) {
      for (SizeClass creditor : SizeClass.creditors()) {
        checkTimes(debtor, creditor);
      }
    }
  }

  private static void check(Row row) {
    require(row.from() != null, row, "from is given");
    require(row.to() == null || !row.to().isBefore(row.from()), row, "to is not before from");
    require(row.debtors() != null && row.creditors() != null, row, "debtors, creditors are given");
    require(given(row.article()) && given(row.source()), row, "article and source are given");
    Integer days = row.days();
    Integer longest = row.longest();
    if (days == null || longest == null) {
      require(
          days == null && longest == null && row.none() != null, row, "days and longest, or none");
      return;
    }
    require(row.none() == null, row, "days and longest, or none");
    require(days >= 1 && days <= longest && longest <= MOST_DAYS, row, "1 ≤ days ≤ longest ≤ 366");
    require(row.start() != null && row.beyond() != null, row, "start and beyond are given");
  }

  private static boolean given(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static void require(boolean holds, Row row, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("the row from " + row.from() + ": " + rule);
    }
  }

  /** Each pair of parties has one row at each time from the table's beginning on. */
  private void checkTimes(SizeClass debtor, SizeClass creditor) {
    List<Row> own =
        new ArrayList<>(rows.stream().filter(row -> row.isFor(debtor, creditor)).toList());
    own.sort(Comparator.comparing(Row::from));
    LocalDate next = begin();
    for (Row row : own) {
      if (next == null || row.from().isBefore(next)) {
        throw fault(debtor, creditor, "two rows from " + row.from() + " on");
      }
      if (row.from().isAfter(next)) {
        throw fault(debtor, creditor, "no row from " + next + " on");
      }
      next = row.to() == null ? null : row.to().plusDays(1);
    }
    if (next != null && !next.equals(end())) {
      throw fault(debtor, creditor, "no row from " + next + " on");
    }
  }

  private LocalDate begin() {
    return rows.stream().map(Row::from).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** The first day after the table; null = it has no end. */
  private @Nullable LocalDate end() {
    LocalDate end = null;
    for (Row row : rows) {
      if (row.to() == null) {
        return null;
      }
      LocalDate after = row.to().plusDays(1);
      end = end == null || after.isAfter(end) ? after : end;
    }
    return end;
  }

  private static IllegalArgumentException fault(
      SizeClass debtor, SizeClass creditor, String fault) {
    return new IllegalArgumentException(
        "debtor %s, creditor %s: %s".formatted(debtor, creditor, fault));
  }

  /** The rows of a contract's date and of parties whose size classes are known in part. */
  List<Row> rows(LocalDate contractDate, @Nullable SizeClass debtor, @Nullable SizeClass creditor) {
    return rows.stream()
        .filter(row -> row.isOf(contractDate) && row.isFor(debtor, creditor))
        .toList();
  }

  /** Whether contracts of that date are looked at. */
  boolean covers(LocalDate contractDate) {
    return rows.stream().anyMatch(row -> row.isOf(contractDate));
  }
}
