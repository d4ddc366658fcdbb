package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import huikuan.console.page.Frame;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the items behind the figures of an ageing are: of a bucket those whose days lie in it.
 *
 * @param items the list of open items, of those that the figures are about
 * @param by the day from which ages count: due or posted
 */
public record AgedItems(Address items, String by, LocalDate asOf, List<Bucket> buckets) {

  private static final String POSTED = "posted";

  private static final String DUE = "due";

  /** Days of age, the last one included. */
  record Bucket(int from, int to) {}

  /** Of an ageing by due dates, of a customer. */
  public static AgedItems of(Frame frame, Answer told, String customer) {
    return of(Links.items(frame).with("customer", customer), DUE, told);
  }

  /**
   * Of an answer of the API.
   *
   * @param by null = due
   */
  static AgedItems of(Address items, @Nullable String by, Answer told) {
    return new AgedItems(
        items,
        POSTED.equals(by) ? POSTED : DUE,
        LocalDate.parse(String.valueOf(told.text("asOf"))),
        told.list("buckets").stream()
            .map(each -> new Bucket(number(each, "from"), number(each, "to")))
            .toList());
  }

  private static int number(Answer bucket, String name) {
    return Integer.parseInt(String.valueOf(bucket.text(name)));
  }

  /** Of the figures of one row. */
  AgedItems behind(Answer row) {
    return new AgedItems(
        items
            .with("currency", row.get("currency"))
            .with("customer", row.has("customer") ? row.get("customer") : items.value("customer"))
            .with("salesOwner", row.get("salesOwner"))
            .with("unowned", row.get("unowned")),
        by,
        asOf,
        buckets);
  }

  Address all() {
    return items;
  }

  Address unapplied() {
    return items.with("side", "credits");
  }

  Address notDue() {
    return claims().with("dueFrom", asOf);
  }

  Address over() {
    return until(claims(), buckets.isEmpty() ? 0 : buckets.getLast().to() + 1);
  }

  Address bucket(int at) {
    Bucket bucket = buckets.get(at);
    return until(claims(), bucket.from()).with(by + "From", asOf.minusDays(bucket.to()));
  }

  /** At least so many days old. */
  private Address until(Address address, int age) {
    return address.with(by + "To", asOf.minusDays(age));
  }

  private Address claims() {
    return items.with("side", "claims");
  }
}
