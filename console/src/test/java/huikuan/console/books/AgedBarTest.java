package huikuan.console.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.console.api.Answer;
import huikuan.console.books.AgedBar.Part;
import huikuan.console.page.Address;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class AgedBarTest {

  private static Answer total(String notDue, String over, String... buckets) {
    return Answer.of(
        Map.of("currency", "CNY", "notDue", notDue, "buckets", List.of(buckets), "over", over));
  }

  /** Its buckets are named b1, b2, …, each of ten days. */
  private static Answer ageing(Answer... totals) {
    int most =
        Arrays.stream(totals)
            .mapToInt(each -> each.get("buckets") instanceof List<?> all ? all.size() : 0)
            .max()
            .orElse(0);
    List<Answer> buckets =
        IntStream.rangeClosed(1, most)
            .mapToObj(
                number ->
                    Answer.of(
                        Map.of("name", "b" + number, "from", number * 10 - 9, "to", number * 10)))
            .toList();
    return Answer.of(Map.of("asOf", "2026-03-31", "buckets", buckets, "totals", List.of(totals)));
  }

  private static List<AgedBar> bars(Answer ageing) {
    return AgedBar.of(
        ageing, AgedItems.of(new Address("/balances/items", Map.of()), "due", ageing));
  }

  private static List<Part> parts(Answer total) {
    return bars(ageing(total)).getFirst().parts();
  }

  /** Without their links. */
  private static List<Tuple> drawn(List<Part> parts) {
    return parts.stream()
        .map(part -> tuple(part.key(), part.tone(), part.amount(), part.from(), part.width()))
        .toList();
  }

  @Test
  void eachPartOpensItsItemsInItsCurrency() {
    assertThat(parts(total("1", "1", "1", "1")))
        .extracting(part -> part.link().toString())
        .containsExactly(
            "/balances/items?currency=CNY&side=claims&dueFrom=2026-03-31",
            "/balances/items?currency=CNY&side=claims&dueTo=2026-03-30&dueFrom=2026-03-21",
            "/balances/items?currency=CNY&side=claims&dueTo=2026-03-20&dueFrom=2026-03-11",
            "/balances/items?currency=CNY&side=claims&dueTo=2026-03-10");
  }

  @Test
  void eachPartIsAsWideAsItsShare() {
    List<Part> parts = parts(total("120000.00", "10000.00", "40000.00", "20000.00", "10000.00"));
    assertThat(drawn(parts))
        .containsExactly(
            tuple("notDue", "a0", "120000.00", 0, 600),
            tuple("b1", "a1", "40000.00", 600, 200),
            tuple("b2", "a2", "20000.00", 800, 100),
            tuple("b3", "a3", "10000.00", 900, 50),
            tuple("over", "a4", "10000.00", 950, 50));
  }

  @Test
  void partsFollowEachOtherAndFillTheBar() {
    for (List<Part> parts :
        List.of(
            parts(total("1", "1", "1")),
            parts(total("1", "1", "1", "1", "1", "1")),
            parts(total("100000000", "0.01", "0.01", "0.01", "0.01")),
            parts(total("0.01", "100000000", "0.01", "0.01")),
            parts(total("-50.00", "10.00", "33.33", "0.00")),
            parts(total("995", "1", "1", "1", "1", "1")))) {
      int at = 0;
      for (Part part : parts) {
        assertThat(part.from()).isEqualTo(at);
        assertThat(part.width()).isPositive();
        at += part.width();
      }
      assertThat(at).isEqualTo(1_000);
    }
  }

  @Test
  void whatIsNothingHasNoPart() {
    assertThat(drawn(parts(total("0.00", "0", "5.00", "0.000"))))
        .containsExactly(tuple("b1", "a1", "5.00", 0, 1_000));
  }

  @Test
  void whatIsBelowZeroHasItsWidthAndItsSign() {
    assertThat(drawn(parts(total("-25.00", "0.00", "75.00"))))
        .containsExactly(
            tuple("notDue", "a0", "-25.00", 0, 250), tuple("b1", "a1", "75.00", 250, 750));
  }

  @Test
  void withoutAnythingOpenThereIsNoBar() {
    assertThat(bars(ageing(total("0.00", "0.00", "0.00")))).isEmpty();
    assertThat(bars(ageing())).isEmpty();
    assertThat(bars(ageing(Answer.of(Map.of("currency", "CNY"))))).isEmpty();
  }

  @Test
  void moreBucketsThanTonesShareTheLast() {
    assertThat(parts(total("1", "1", "1", "1", "1", "1", "1")))
        .extracting(Part::tone)
        .containsExactly("a0", "a1", "a2", "a3", "a4", "a4", "a4");
  }
}
