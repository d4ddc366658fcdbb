package huikuan.dunning.arrangement;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of 100.00 that are open, 60.00 are agreed on, and count through 2013-03-10. */
class AgreedPartTest {

  private static final LocalDate UNTIL = LocalDate.of(2013, 3, 10);
  private static final long OFFERED_AT = 10;

  /**
   * The changes of a claim, each as kind:amount@day, then what is open, paid, late and missing.
   * {@code pay} and {@code credit} make less open, {@code bounce} and {@code uncredit} more.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'',                              100.00,  0.00,  0.00, 60.00",
    "pay:20@09,                        80.00, 20.00,  0.00, 40.00",
    "pay:20@10,                        80.00, 20.00,  0.00, 40.00",
    "pay:20@11,                       100.00,  0.00, 20.00, 60.00",
    "pay:70@09,                        30.00, 70.00,  0.00,  0.00",
    "pay:20@09 pay:40@10,              40.00, 60.00,  0.00,  0.00",
    "credit:30@09,                     70.00,  0.00,  0.00, 60.00",
    "credit:50@09,                     50.00,  0.00,  0.00, 50.00",
    "credit:100@09,                     0.00,  0.00,  0.00,  0.00",
    "credit:50@11,                    100.00,  0.00,  0.00, 60.00",
    "pay:20@09 credit:50@09,           30.00, 20.00,  0.00, 30.00",
    "pay:60@09 bounce:60@09,          100.00,  0.00,  0.00, 60.00",
    "pay:60@09 bounce:60@20,          100.00,  0.00,  0.00, 60.00",
    "pay:60@09 bounce:15@20,           55.00, 45.00,  0.00, 15.00",
    "pay:20@11 bounce:20@12,          100.00,  0.00,  0.00, 60.00",
    "pay:60@09 pay:20@11 bounce:20@12, 40.00, 60.00,  0.00,  0.00",
    "pay:60@09 pay:20@11 bounce:30@12, 50.00, 50.00,  0.00, 10.00",
    "bounce:30@09,                    130.00,  0.00,  0.00, 60.00",
    "credit:50@09 uncredit:50@10,     100.00,  0.00,  0.00, 60.00",
    "credit:50@09 uncredit:50@11,      50.00,  0.00,  0.00, 50.00",
  })
  void aChangeCountsByItsKindAndDay(
      String changes, String open, String paid, String late, String missing) {
    AgreedPart part = part();
    for (ClaimChange each : changes(changes)) {
      part = part.after(each, UNTIL);
      assertThat(part.after(each, UNTIL)).as("told again").isEqualTo(part);
    }
    assertThat(List.of(part.open(), part.paid(), part.late(), part.missing()))
        .containsExactly(usd(open), usd(paid), usd(late), usd(missing));
  }

  @ParameterizedTest
  @CsvSource({"9, 60.00", "10, 60.00", "11, 40.00"})
  void whatHappenedBeforeTheAgreementDoesNotCount(long position, String missing) {
    ClaimChange change = change("pay:20@09", position);
    assertThat(part().after(change, UNTIL).missing()).isEqualTo(usd(missing));
  }

  private static AgreedPart part() {
    return AgreedPart.of(
        "reminder.CN01.F-1", ItemKind.INVOICE, "F-1", usd("60.00"), usd("100.00"), OFFERED_AT);
  }

  private static List<ClaimChange> changes(String told) {
    List<ClaimChange> all = new ArrayList<>();
    for (String each : told.isEmpty() ? new String[0] : told.split(" ")) {
      all.add(change(each, OFFERED_AT + 1 + all.size()));
    }
    return all;
  }

  private static ClaimChange change(String told, long position) {
    String kind = told.substring(0, told.indexOf(':'));
    String amount = told.substring(told.indexOf(':') + 1, told.indexOf('@'));
    LocalDate day = UNTIL.withDayOfMonth(Integer.parseInt(told.substring(told.indexOf('@') + 1)));
    boolean less = kind.equals("pay") || kind.equals("credit");
    Money change = usd((less ? "-" : "") + amount + ".00");
    boolean ofMoney = kind.equals("pay") || kind.equals("bounce");
    Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new ClaimChange(
        "reminder.CN01.F-1",
        change,
        usd("0.00"),
        ofMoney ? "receipt" : "creditNote",
        String.valueOf(position),
        day,
        position,
        at);
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }
}
