package huikuan.console.books;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgedItemsTest {

  private static AgedItems items(String by, int... spans) {
    List<Answer> buckets =
        List.of(
            Answer.of(Map.of("name", "b1", "from", spans[0], "to", spans[1])),
            Answer.of(Map.of("name", "b2", "from", spans[2], "to", spans[3])));
    return AgedItems.of(
        new Address("/i", Map.of()).with("customer", "C-1"),
        by,
        Answer.of(Map.of("asOf", "2012-03-31", "buckets", buckets)));
  }

  /** The day after the due date is day 1. */
  @Test
  void byDueDatesABucketIsItsDaysBeforeTheDay() {
    AgedItems items = items("due", 1, 30, 31, 60);
    assertThat(items.notDue()).hasToString("/i?customer=C-1&side=claims&dueFrom=2012-03-31");
    assertThat(items.bucket(0))
        .hasToString("/i?customer=C-1&side=claims&dueTo=2012-03-30&dueFrom=2012-03-01");
    assertThat(items.bucket(1))
        .hasToString("/i?customer=C-1&side=claims&dueTo=2012-02-29&dueFrom=2012-01-31");
    assertThat(items.over()).hasToString("/i?customer=C-1&side=claims&dueTo=2012-01-30");
  }

  /** The day of posting is day 0. */
  @Test
  void byPostingABucketIsOfTheDaysOnWhichItsItemsWerePosted() {
    AgedItems items = items("posted", 0, 30, 31, 60);
    assertThat(items.bucket(0))
        .hasToString("/i?customer=C-1&side=claims&postedTo=2012-03-31&postedFrom=2012-03-01");
    assertThat(items.over()).hasToString("/i?customer=C-1&side=claims&postedTo=2012-01-30");
  }

  @Test
  void whatHasNoAgeIsOnTheOtherSide() {
    AgedItems items = items("due", 1, 30, 31, 60);
    assertThat(items.unapplied()).hasToString("/i?customer=C-1&side=credits");
    assertThat(items.all()).hasToString("/i?customer=C-1");
  }

  @Test
  void aRowHasItemsOfItsGroupAndCurrency() {
    AgedItems items = items("due", 1, 30, 31, 60);
    assertThat(items.behind(Answer.of(Map.of("currency", "CNY", "customer", "C-2"))).all())
        .hasToString("/i?customer=C-2&currency=CNY");
    assertThat(items.behind(Answer.of(Map.of("currency", "CNY", "salesOwner", "li.na"))).all())
        .hasToString("/i?customer=C-1&currency=CNY&salesOwner=li.na");
    assertThat(items.behind(Answer.of(Map.of("currency", "CNY", "unowned", true))).all())
        .hasToString("/i?customer=C-1&currency=CNY&unowned=true");
  }
}
