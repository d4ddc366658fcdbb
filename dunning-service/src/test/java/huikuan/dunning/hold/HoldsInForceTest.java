package huikuan.dunning.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldsInForceTest {

  private static final LocalDate TODAY = LocalDate.of(2013, 2, 5);
  private static final Instant NOW = Instant.parse("2013-02-05T09:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // open, one, other, held
    "100.00,  30.00, 50.00,  80.00",
    "100.00,  30.00, 70.00, 100.00",
    "100.00,  30.00, 99.00, 100.00",
    " 20.00,  30.00, 50.00,  20.00",
    "100.00,  30.00,   all, 100.00",
    "100.00,    all,   all, 100.00",
    "  0.00,  30.00,   all,   0.00"
  })
  void togetherTheyHoldTheirSumAndNeverMoreThanIsOpen(
      String open, String one, String other, String held) {
    HoldsInForce holds = HoldsInForce.NONE.with(of("one", one, 1)).with(of("other", other, 2));
    assertThat(holds.held(eur(open))).isEqualTo(eur(held));
  }

  @Test
  void withoutHoldsNothingIsHeld() {
    assertThat(HoldsInForce.NONE.held(eur("100.00"))).isEqualTo(eur("0.00"));
    assertThat(HoldsInForce.NONE.heldUntil(eur("100.00"), NOW)).isEmpty();
    assertThat(HoldsInForce.NONE.lastDay()).isEmpty();
  }

  @Test
  void aPartIsChasedFromTheEndOfTheFirstHoldThatIsNeededToHoldAll() {
    HoldsInForce holds =
        HoldsInForce.NONE
            .with(of("a", "60.00", 5))
            .with(of("b", "40.00", 2))
            .with(of("c", "10.00", 1));
    assertThat(holds.heldUntil(eur("100.00"), NOW)).contains(end(2));
    assertThat(holds.heldUntil(eur("60.00"), NOW)).contains(end(5));
    assertThat(holds.heldUntil(eur("110.00"), NOW)).contains(end(1));
    assertThat(holds.heldUntil(eur("110.01"), NOW)).isEmpty();
    assertThat(holds.heldUntil(eur("100.00"), end(2))).isEmpty();
  }

  @Test
  void aHoldThatIsOverHoldsNothing() {
    HoldsInForce holds = HoldsInForce.NONE.with(of("a", "60.00", 1)).with(of("b", "20.00", 2));
    assertThat(holds.at(end(1)).held(eur("100.00"))).isEqualTo(eur("20.00"));
    assertThat(holds.at(end(1).minusMillis(1)).held(eur("100.00"))).isEqualTo(eur("80.00"));
    assertThat(holds.at(end(2))).isEqualTo(HoldsInForce.NONE);
  }

  @Test
  void aSourceReplacesItsOwn() {
    HoldInForce first = of("manual", "60.00", 1);
    HoldsInForce holds = HoldsInForce.NONE.with(first);
    assertThat(holds.placed(first.hold(), first.endsAt())).isEmpty();
    Hold less = of("manual", "10.00", 1).hold();
    assertThat(holds.placed(less, end(1)))
        .map(now -> now.held(eur("100.00")))
        .contains(eur("10.00"));
    Hold other = of("dispute", "10.00", 1).hold();
    assertThat(holds.placed(other, end(1)))
        .map(now -> now.held(eur("100.00")))
        .contains(eur("70.00"));
  }

  @Test
  void onlyWhatIsOverExpiresAndSomebodyMayEndItBefore() {
    HoldsInForce holds = HoldsInForce.NONE.with(of("manual", "all", 3));
    assertThat(holds.ended("manual", Hold.EXPIRED, end(3).minusMillis(1))).isEmpty();
    assertThat(holds.ended("manual", Hold.EXPIRED, end(3))).contains(HoldsInForce.NONE);
    assertThat(holds.ended("manual", Hold.RESUMED, NOW)).contains(HoldsInForce.NONE);
    assertThat(holds.ended("dispute", Hold.RESUMED, NOW)).isEmpty();
  }

  @Test
  void aClaimsAndItsCustomersStandSideBySide() {
    HoldsInForce claim = HoldsInForce.NONE.with(of("manual", "60.00", 1));
    HoldsInForce customer = HoldsInForce.NONE.with(of("manual", "all", 3));
    assertThat(claim.and(customer).each()).hasSize(2);
    assertThat(claim.and(customer).heldUntil(eur("100.00"), NOW)).contains(end(3));
    assertThat(claim.and(HoldsInForce.NONE)).isEqualTo(claim);
  }

  @Test
  void itEndsWithItsLastDayWhereTheCustomerIs() {
    Hold hold = of("manual", "all", 0).hold();
    assertThat(hold.endsIn(ZoneId.of("Asia/Shanghai")))
        .isEqualTo(Instant.parse("2013-02-05T16:00:00Z"));
  }

  @Test
  void aHoldOfNothingIsNone() {
    assertThatThrownBy(() -> of("manual", "0.00", 1)).hasMessageContaining("0.00 EUR");
    assertThatThrownBy(() -> of("manual", "-1.00", 1)).hasMessageContaining("-1.00 EUR");
  }

  private static HoldInForce of(String source, String amount, int days) {
    Money part = amount.equals("all") ? null : eur(amount);
    return new HoldInForce(hold(source, part, days), end(days));
  }

  private static Hold hold(String source, @Nullable Money amount, int days) {
    return new Hold(source, "they ask for a copy", TODAY.plusDays(days), amount, null);
  }

  private static Instant end(int days) {
    return TODAY.plusDays(days + 1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Money eur(String amount) {
    return Money.parse(amount + " EUR");
  }
}
