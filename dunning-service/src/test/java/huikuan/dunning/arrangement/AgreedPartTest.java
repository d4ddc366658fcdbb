package huikuan.dunning.arrangement;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of 100.00 that are open, 60.00 are agreed on, and count through 2013-03-10. */
class AgreedPartTest {

  private static final LocalDate UNTIL = LocalDate.of(2013, 3, 10);
  private static final long OFFERED_AT = 10;

  /**
   * The changes of a claim, each as kind:amount@day, with #document if it is told, then what is
   * open, paid, late and missing. {@code pay} and {@code credit} make less open, {@code bounce} and
   * {@code uncredit} more.
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
    "pay:60@09#A pay:20@11#B bounce:60@12#A, 100.00,  0.00, 20.00, 60.00",
    "pay:60@09#A pay:20@11#B bounce:20@12#B,  40.00, 60.00,  0.00,  0.00",
    "pay:20@09#A pay:20@11#A bounce:20@12#A,  80.00, 20.00,  0.00, 40.00",
    "pay:20@09#A pay:20@09#B bounce:20@12#A,  80.00, 20.00,  0.00, 40.00",
    "pay:60@09#A bounce:15@20#A bounce:45@20#A, 100.00, 0.00, 0.00, 60.00",
    "pay:60@09#A bounce:30@12#BEFORE,         70.00, 60.00,  0.00,  0.00",
    "bounce:30@09#BEFORE,                    130.00,  0.00,  0.00, 60.00",
    "pay:20@09#A bounce:30@12#A,             110.00,  0.00,  0.00, 60.00",
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

  /** As it was stored when documents were not remembered: money that came too late goes first. */
  @Test
  void anOlderPartGuessesByWhichMoneyItGoesBack() {
    AgreedPart older =
        new AgreedPart(
            "reminder.CN01.F-1",
            ItemKind.INVOICE,
            "F-1",
            usd("60.00"),
            usd("40.00"),
            usd("60.00"),
            usd("20.00"),
            OFFERED_AT,
            null);
    AgreedPart back = older.after(change("bounce:60@12#A", OFFERED_AT + 1), UNTIL);
    assertThat(List.of(back.open(), back.paid(), back.late()))
        .containsExactly(usd("80.00"), usd("20.00"), usd("0.00"));
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
    String[] at = told.substring(told.indexOf('@') + 1).split("#", -1);
    LocalDate day = UNTIL.withDayOfMonth(Integer.parseInt(at[0]));
    String number = String.valueOf(position);
    String document = at.length > 1 ? at[1] : kind.equals("bounce") ? null : number;
    boolean less = kind.equals("pay") || kind.equals("credit");
    Money change = usd((less ? "-" : "") + amount + ".00");
    boolean ofMoney = kind.equals("pay") || kind.equals("bounce");
    return new ClaimChange(
        "reminder.CN01.F-1",
        change,
        usd("0.00"),
        ofMoney ? "receipt" : "creditNote",
        number,
        document,
        day,
        position,
        day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }
}
