package huikuan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Cover.Owed;
import huikuan.contracts.Cover.Unapplied;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverTest {

  private static final List<Owed> OWED =
      List.of(owed("late", 20, null), owed("early", 1, null), owed("bound", 10, "C-1"));

  @Test
  void moneyGoesToWhatIsDueFirst() {
    Cover cover = new Cover(OWED, List.of(credit("R", null, "130.00")));
    assertThat(open(cover)).containsExactly("0.00", "70.00", "100.00");
    assertThat(cover.by(invoice("bound"))).containsExactly("R");
    assertThat(cover.by(invoice("late"))).isEmpty();
  }

  @Test
  void moneyForAContractGoesToItsInvoicesAlone() {
    Cover cover = new Cover(OWED, List.of(credit("R", "C-1", "130.00")));
    assertThat(open(cover)).containsExactly("100.00", "0.00", "100.00");
    assertThat(open(new Cover(OWED, List.of(credit("R", "C-2", "130.00")))))
        .containsExactly("100.00", "100.00", "100.00");
  }

  @Test
  void moneyForAContractIsUsedBeforeMoneyForAny() {
    Cover cover =
        new Cover(OWED, List.of(credit("any", null, "150.00"), credit("bound", "C-1", "80.00")));
    assertThat(open(cover)).containsExactly("0.00", "0.00", "70.00");
    assertThat(cover.by(invoice("bound"))).containsExactly("bound", "any");
  }

  @Test
  void ofInvoicesDueOnOneDayTheLowerNumberComesFirst() {
    Cover cover =
        new Cover(
            List.of(owed("2", 1, null), owed("1", 1, null)), List.of(credit("R", null, "100.00")));
    assertThat(cover.asked(invoice("1"), cny("999.00"))).isEqualTo(cny("0.00"));
    assertThat(cover.asked(invoice("2"), cny("999.00"))).isEqualTo(cny("100.00"));
  }

  @Test
  void anInvoiceAndARefundOfOneNumberAreTwo() {
    ItemName refund = new ItemName(ItemKind.REFUND, "1");
    Owed owed = new Owed(refund, LocalDate.of(2013, 2, 1), null, cny("100.00"), cny("0.00"));
    Cover cover =
        new Cover(List.of(owed, owed("1", 1, null)), List.of(credit("R", null, "130.00")));
    assertThat(cover.asked(invoice("1"), cny("100.00"))).isEqualTo(cny("0.00"));
    assertThat(cover.asked(refund, cny("100.00"))).isEqualTo(cny("70.00"));
    assertThat(cover.by(refund)).containsExactly("R");
  }

  @Test
  void moneyIsSetAgainstWhatIsAskedForBeforeWhatIsHeld() {
    Owed held =
        new Owed(invoice("held"), LocalDate.of(2013, 1, 1), null, cny("40.00"), cny("60.00"));
    List<Owed> owed = List.of(held, owed("chased", 1, null));
    Cover cover = new Cover(owed, List.of(credit("R", null, "130.00")));
    assertThat(cover.asked(invoice("held"), cny("40.00"))).isEqualTo(cny("0.00"));
    assertThat(cover.asked(invoice("chased"), cny("100.00"))).isEqualTo(cny("10.00"));
    Cover more = new Cover(owed, List.of(credit("R", null, "140.00"), credit("S", null, "9.00")));
    assertThat(more.asked(invoice("chased"), cny("100.00"))).isEqualTo(cny("0.00"));
    assertThat(more.by(invoice("held")))
        .as("what covers what is held is not named")
        .containsExactly("R");
  }

  @Test
  void whatWasPaidBetweenTwoReadingsIsNotOwed() {
    Cover cover = new Cover(OWED, List.of(credit("R", null, "30.00")));
    assertThat(cover.asked(invoice("early"), cny("20.00"))).isEqualTo(cny("20.00"));
    assertThat(cover.asked(invoice("early"), cny("0.00"))).isEqualTo(cny("0.00"));
  }

  @Test
  void withoutMoneyWhatIsOpenIsOwed() {
    assertThat(Cover.none().asked(invoice("early"), cny("999.00"))).isEqualTo(cny("999.00"));
    assertThat(Cover.none().by(invoice("early"))).isEmpty();
  }

  private static List<String> open(Cover cover) {
    return Stream.of("early", "bound", "late")
        .map(each -> cover.asked(invoice(each), cny("999.00")).decimal())
        .toList();
  }

  private static Owed owed(String invoice, int day, @Nullable String contract) {
    return new Owed(
        invoice(invoice), LocalDate.of(2013, 2, day), contract, cny("100.00"), cny("0.00"));
  }

  private static Unapplied credit(String name, @Nullable String contract, String left) {
    return new Unapplied(name, contract, cny(left));
  }

  private static Money cny(String amount) {
    return Money.parse(amount + " CNY");
  }

  private static ItemName invoice(String number) {
    return new ItemName(ItemKind.INVOICE, number);
  }
}
