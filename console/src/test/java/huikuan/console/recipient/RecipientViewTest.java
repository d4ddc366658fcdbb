package huikuan.console.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.console.api.Answer;
import huikuan.console.page.TypedLines;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientViewTest {

  private static final String ACCOUNT = "CN01.C.1.USDT";

  private static Answer answer(Object... namesAndValues) {
    Answer answer = Answer.of(Map.of());
    for (int at = 0; at < namesAndValues.length; at += 2) {
      answer = answer.with(namesAndValues[at].toString(), namesAndValues[at + 1]);
    }
    return answer;
  }

  private static Answer item(String number, @Nullable Integer late, @Nullable Answer told) {
    return answer("account", ACCOUNT, "kind", "invoice", "number", number)
        .with("overdueDays", late)
        .with("told", told);
  }

  private static Answer shown(Answer all, Refused refused) {
    return new RecipientView(all.with("expiresAt", "2026-06-12T01:00:00Z"), refused).shown();
  }

  private static Refused refused(String form, Map<String, String> typed) {
    return new Refused(form, typed, new TypedLines(Map.of()), null);
  }

  private static Object letter(Answer all, String name) {
    return ((Answer) Objects.requireNonNull(all.get("letter"))).get(name);
  }

  @ParameterizedTest
  @CsvSource({"12.50, you, 12.50", "0.00, nothing, 0.00", "-7.10, us, 7.10"})
  void aLetterTellsWhoOwesWhomWithoutASign(String balance, String owed, String amount) {
    Answer all = shown(answer("letter", answer("balance", balance)), Refused.NOTHING);
    assertThat(letter(all, "owed")).isEqualTo(owed);
    assertThat(letter(all, "amount")).isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource({"0, ", "3, 3"})
  void nothingIsSaidOfNoMoreItems(int more, @Nullable Integer said) {
    Answer all = answer("moreItems", more, "letter", answer("balance", "1", "moreItems", more));
    assertThat(shown(all, Refused.NOTHING).get("moreItems")).isEqualTo(said);
    assertThat(letter(shown(all, Refused.NOTHING), "moreItems")).isEqualTo(said);
  }

  @Test
  void theFirstItemsThatAreLateAreAskedAboutUnlessItWasTold() {
    Answer told = answer("reason", "invoiceMissing");
    List<Answer> items =
        shown(
                answer(
                    "items",
                    List.of(
                        item("1", 9, null),
                        item("2", 9, told),
                        item("3", 0, null),
                        item("4", 9, null),
                        item("5", null, null))),
                Refused.NOTHING)
            .list("items");
    assertThat(items)
        .extracting(each -> each.get("late"))
        .containsExactly(true, true, false, true, false);
    assertThat(items)
        .extracting(each -> each.get("asked"))
        .containsExactly(true, false, false, false, false);
    assertThat(items)
        .extracting(each -> each.get("invoiceMissing"))
        .containsExactly(false, true, false, false, false);
  }

  @Test
  void aDisputeThatWasRefusedStandsAtItsItemOrAboveAllIfThatIsGone() {
    Map<String, String> typed = Map.of("account", ACCOUNT, "kind", "invoice", "number", "2");
    Answer shown =
        shown(
            answer("items", List.of(item("1", 0, null), item("2", 0, null))),
            refused("dispute", typed));
    assertThat(shown.list("items"))
        .extracting(each -> each.get("disputing"), each -> each.get("mine"))
        .containsExactly(tuple(false, false), tuple(true, false));
    assertThat(shown.get("unplaced")).isEqualTo(false);
    Answer gone = answer("items", List.of(item("1", 0, null)));
    assertThat(shown(gone, refused("dispute", typed)).get("unplaced")).isEqualTo(true);
  }

  @Test
  void aReasonThatWasRefusedStandsAtItsItemOrAboveAllIfThatIsGone() {
    Map<String, String> typed = Map.of("account", ACCOUNT, "kind", "invoice", "number", "2");
    Answer all = answer("items", List.of(item("1", 0, null), item("2", 0, null)));
    Answer shown = shown(all, refused("reason", typed));
    assertThat(shown.list("items"))
        .extracting(each -> each.get("mine"))
        .containsExactly(false, true);
    assertThat(shown.list("items"))
        .extracting(each -> each.get("asked"))
        .containsExactly(false, true);
    assertThat(shown.get("unplaced")).isEqualTo(false);
    assertThat(shown(all, refused("person", typed)).list("items"))
        .extracting(each -> each.get("mine"))
        .containsExactly(false, false);
    assertThat(
            shown(answer("items", List.of(item("1", 0, null))), refused("reason", typed))
                .get("unplaced"))
        .isEqualTo(true);
  }

  @Test
  void whatIsOverdueIsProposedToBePromisedOrElseAllThatIsOpen() {
    Answer all =
        answer(
            "sums",
            List.of(
                answer("account", "a", "open", "9.00", "overdue", "4.00"),
                answer("account", "b", "open", "8.00", "overdue", "0.00"),
                answer("account", "c", "open", "0.00", "overdue", "0.00")),
            "items",
            List.of(item("1", 0, null)));
    assertThat(shown(all, Refused.NOTHING).list("payable"))
        .extracting(each -> each.text("account") + each.text("amount") + each.text("on"))
        .containsExactly("a4.00", "b8.00");
    Refused mine = refused("promise", Map.of("account", "b", "amount", "x", "on", "2026-05-01"));
    assertThat(shown(all, mine).list("payable"))
        .extracting(each -> each.text("account") + each.text("amount") + each.text("on"))
        .containsExactly("a4.00", "bx2026-05-01");
    assertThat(shown(all, mine).get("unplaced")).isEqualTo(false);
    assertThat(shown(all.with("items", List.of()), mine).get("unplaced")).isEqualTo(true);
  }

  @Test
  void aPromiseIsInTheCurrencyOfItsAccountAndTheLinkEndsOnADay() {
    Answer all = answer("promises", List.of(answer("account", ACCOUNT, "amount", "5.00")));
    assertThat(shown(all, Refused.NOTHING).list("promises").getFirst().get("currency"))
        .isEqualTo("USDT");
    assertThat(shown(all, Refused.NOTHING).get("until")).isEqualTo("2026-06-12");
  }
}
