package huikuan.ledger.reports;

import huikuan.ledger.balances.DueDates;
import huikuan.ledger.query.Choices;
import huikuan.ledger.reports.Buckets.Bucket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open amounts by age. Ages are those of claims; unapplied amounts have none, and are taken off the
 * total.
 */
record Aging(By by, Buckets buckets, Grouping grouping) {

  /** The due dates in force of claims that were put off. */
  private static final String LATER =
      """
      LEFT JOIN (SELECT p.item_key, %s AS due FROM posting p
          WHERE p.entry = 'PUT_OFF' AND %s GROUP BY p.item_key) later
          ON later.item_key = p.item_key
      """;

  /** The day from which ages count. */
  enum By {
    /** From the day after the due date: a claim due today is not late. */
    DUE("coalesce(later.due, p.due)", 1),
    /** From the day of posting, which is day 0; of a balance brought forward, the original day. */
    POSTED("p.ages_from", 0);

    private final String day;
    private final int first;

    By(String day, int first) {
      this.day = day;
      this.first = first;
    }

    static By parse(String text) {
      return Choices.choice("by", text, List.of("due", "posted")).equals("due") ? DUE : POSTED;
    }
  }

  /** The figures of a group, or of all, in a currency. */
  record Row(
      @Nullable String account,
      @Nullable String company,
      @Nullable String customer,
      @Nullable String salesOwner,
      String currency,
      String notDue,
      List<String> buckets,
      String over,
      String unapplied,
      String total) {}

  /** The figures of all, in one currency. */
  record Sum(String notDue, List<String> buckets, String over, String unapplied, String total) {}

  /**
   * @param buckets how many there are
   */
  static InCurrency<Sum> in(Conversion conversion, List<Row> totals, int buckets) {
    List<Conversion.Sums> sums =
        totals.stream()
            .map(
                each -> {
                  List<String> amounts = new ArrayList<>(each.buckets());
                  amounts.addAll(
                      List.of(each.notDue(), each.over(), each.unapplied(), each.total()));
                  return new Conversion.Sums(each.currency(), amounts);
                })
            .toList();
    return conversion.of(
        sums,
        buckets + 4,
        all ->
            new Sum(
                all.get(buckets),
                all.subList(0, buckets),
                all.get(buckets + 1),
                all.get(buckets + 2),
                all.get(buckets + 3)));
  }

  List<Bucket> spans() {
    return buckets.spans(by.first);
  }

  Aging totals() {
    return new Aging(by, buckets, Grouping.NONE);
  }

  FiguresByGroup figures() {
    List<Column> amounts = new ArrayList<>();
    amounts.add(Column.amount("notDue"));
    spans().forEach(each -> amounts.add(Column.amount(each.name())));
    amounts.add(Column.amount("over"));
    amounts.add(Column.amount("unapplied"));
    amounts.add(Column.amount("total"));
    return new FiguresByGroup(grouping, List.of(), amounts);
  }

  Table table(Scope scope) {
    List<String> sums = new ArrayList<>();
    for (int bucket = 0; bucket <= buckets.ends().size() + 1; bucket++) {
      sums.add(Sums.where("bucket = " + bucket));
    }
    sums.add("-" + Sums.where("bucket = -1"));
    sums.add("sum(amount)");
    return figures().table(sums, inBuckets(scope), scope.parameters());
  }

  /**
   * Sums by day and sums of those are found much sooner than a bucket for each posting, unless
   * there are nearly as many days as postings: those of one account.
   */
  private String inBuckets(Scope scope) {
    String later = by == By.DUE ? LATER.formatted(DueDates.moved("p."), scope.known()) : "";
    if (grouping.byAccount()) {
      String bucket = bucket(by.day, "p.claim", scope);
      return grouping.sums(bucket + " AS bucket", later, scope.where());
    }
    return "SELECT *, %s AS bucket FROM (%s)"
        .formatted(
            bucket("day", "claim", scope),
            grouping.sums(by.day + " AS day, p.claim AS claim", later, scope.where()));
  }

  private String bucket(String day, String claim, Scope scope) {
    String today = Scope.literal(scope.question().asOf());
    StringBuilder bucket = new StringBuilder("CASE WHEN NOT " + claim + " THEN -1");
    if (by == By.DUE) {
      bucket.append(" WHEN %s >= %s THEN 0".formatted(day, today));
    }
    int at = 1;
    for (int end : buckets.ends()) {
      bucket.append(" WHEN %s >= %s - %d THEN %d".formatted(day, today, end, at++));
    }
    return bucket.append(" ELSE ").append(at).append(" END").toString();
  }

  Row read(Cells cells) throws SQLException {
    List<String> amounts = new ArrayList<>();
    for (Bucket each : spans()) {
      amounts.add(cells.amount(each.name()));
    }
    return new Row(
        grouping == Grouping.ACCOUNT ? cells.text("account") : null,
        grouping.byAccount() ? cells.text("company") : null,
        grouping.byAccount() ? cells.text("customer") : null,
        grouping == Grouping.SALES_OWNER ? cells.optionalText("salesOwner") : null,
        cells.text("currency"),
        cells.amount("notDue"),
        amounts,
        cells.amount("over"),
        cells.amount("unapplied"),
        cells.amount("total"));
  }
}
