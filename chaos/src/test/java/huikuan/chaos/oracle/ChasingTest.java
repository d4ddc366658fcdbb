package huikuan.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.chaos.load.Entry;
import huikuan.chaos.load.Load;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

class ChasingTest {

  private static final Instant FROM = evening(0);
  private final Entry invoice = Papers.invoice("E1", "K0-0", 1_000);

  /** Six in the evening, so many days after the due date. */
  private static Instant evening(int daysAfterDue) {
    LocalDate day = Papers.DUE.plusDays(daysAfterDue);
    return day.atTime(LocalTime.of(18, 0)).atZone(Load.ZONE).toInstant();
  }

  private static ListAssert<String> levels(int untilDaysAfterDue, Fact... facts) {
    return assertThat(
        Told.chasing()
            .expected(new Truth(List.of(facts)), FROM, evening(untilDaysAfterDue))
            .stream()
            .map(Witness.Mail::level)
            .toList());
  }

  @Test
  void anUnpaidInvoiceIsRemindedOfAtEachStep() {
    Fact posted = new Fact(invoice, FROM, 1);
    levels(2, posted).isEmpty();
    levels(3, posted).containsExactly("reminder-1");
    levels(9, posted).containsExactly("reminder-1");
    levels(30, posted).containsExactly("reminder-1", "reminder-2", "demand");
  }

  @Test
  void whatIsPaidBeforeTheMomentIsNotRemindedOf() {
    Fact posted = new Fact(invoice, FROM, 1);
    Fact paid = new Fact(Papers.receipt("K0-1", invoice, 1_000), evening(2), 2);
    levels(30, posted, paid).isEmpty();
    Fact paidLater = new Fact(Papers.receipt("K0-1", invoice, 1_000), evening(3), 2);
    levels(30, posted, paidLater).containsExactly("reminder-1");
    Fact partly = new Fact(Papers.creditNote("K0-1", invoice, 100), evening(2), 2);
    levels(3, posted, partly).containsExactly("reminder-1");
  }

  @Test
  void ofSeveralMissedStepsTheFirstIsTakenAndTheOthersKeepTheirDistance() {
    Fact late = new Fact(invoice, evening(13), 1);
    levels(13, late).isEmpty();
    levels(14, late).containsExactly("reminder-1");
    levels(20, late).containsExactly("reminder-1");
    levels(21, late).containsExactly("reminder-1", "reminder-2");
    levels(30, late).containsExactly("reminder-1", "reminder-2");
    levels(31, late).containsExactly("reminder-1", "reminder-2", "demand");
  }

  @Test
  void nothingIsSentOnAWeekend() {
    Fact late = new Fact(invoice, evening(10), 1);
    levels(12, late).isEmpty();
    levels(13, late).containsExactly("reminder-1");
  }

  @Test
  void aBouncedPaymentResumesWhereChasingWas() {
    Entry receipt = Papers.receipt("K0-1", invoice, 1_000);
    Fact posted = new Fact(invoice, FROM, 1);
    Fact paid = new Fact(receipt, evening(4), 2);
    Fact bounced = new Fact(Papers.undoing("K0-X0", receipt), evening(12), 3);
    levels(12, posted, paid, bounced).containsExactly("reminder-1");
    levels(13, posted, paid, bounced).containsExactly("reminder-1", "reminder-2");
  }

  @Test
  void ifADemandIsDueForAPersonRemindersWaitForTheNextDay() {
    Fact early = new Fact(invoice, FROM, 1);
    Fact late = new Fact(Papers.invoice("E1", "K0-1", 500), evening(19), 2);
    levels(20, early, late).containsExactly("reminder-1", "reminder-2", "demand");
    levels(21, early, late).endsWith("demand", "reminder-1").hasSize(4);
  }

  @Test
  void whatIsPaidWhileItsMessageIsGatheredIsNotRemindedOf() {
    Fact posted = new Fact(invoice, FROM, 1);
    Instant gathering = evening(3).minus(Duration.ofHours(9)).plus(Duration.ofMinutes(5));
    Fact paid = new Fact(Papers.receipt("K0-1", invoice, 1_000), gathering, 2);
    levels(30, posted, paid).isEmpty();
  }

  @Test
  void unappliedMoneyIsSetAgainstWhatIsDueFirst() {
    Fact posted = new Fact(invoice, FROM, 1);
    Entry money = Papers.onAccount("E1", "K0-2", 1_000);
    levels(30, posted, new Fact(money, evening(2), 2)).isEmpty();
    levels(30, posted, new Fact(money, evening(3), 2)).containsExactly("reminder-1");
    levels(30, posted, new Fact(Papers.onAccount("E1", "K0-2", 499), evening(2), 2)).hasSize(3);
    levels(
            13,
            posted,
            new Fact(money, evening(2), 2),
            new Fact(Papers.undoing("K0-X0", money), evening(9), 3))
        .containsExactly("reminder-1");
  }

  /** Papers are due on a Tuesday: five working days before is the Tuesday of the week before. */
  @Test
  void aLargeInvoiceIsToldOfBeforeItIsDue() {
    assertThat(Papers.DUE.getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
    Entry large = Papers.invoice("E1", "K0-0", 2_000);
    notices(-8, new Fact(large, evening(-20), 1)).isEmpty();
    notices(-7, new Fact(large, evening(-20), 1)).containsExactly("courtesy");
    notices(3, new Fact(large, evening(-20), 1)).containsExactly("courtesy", "reminder-1");
    notices(0, new Fact(large, evening(-5), 1)).containsExactly("courtesy");
    notices(0, new Fact(large, evening(-4), 1)).isEmpty();
    notices(0, new Fact(Papers.invoice("E1", "K0-0", 1_999), evening(-20), 1)).isEmpty();
  }

  private static ListAssert<String> notices(int untilDaysAfterDue, Fact fact) {
    return assertThat(
        Told.chasing()
            .expected(new Truth(List.of(fact)), evening(-30), evening(untilDaysAfterDue))
            .stream()
            .map(Witness.Mail::level)
            .toList());
  }

  @Test
  void nobodyIsWrittenToWhoOwesLessThanThePolicyChases() {
    Fact small = new Fact(Papers.invoice("E1", "K0-0", 99), FROM, 1);
    levels(30, small).isEmpty();
    Fact other = new Fact(Papers.invoice("E1", "K0-1", 1), evening(5), 2);
    levels(30, small, other).containsOnly("reminder-1", "reminder-2");
    Fact demanded = new Fact(Papers.invoice("E1", "K0-0", 500), FROM, 1);
    levels(30, demanded).containsExactly("reminder-1", "reminder-2", "demand");
  }

  @Test
  void anInvoiceForFarMoreThanTheOthersWaitsForAPersonUntilItIsSettled() {
    Fact usual = new Fact(Papers.invoice("E1", "K0-1", 10), FROM, 1);
    Fact large = new Fact(Papers.invoice("E1", "K0-0", 1_001), FROM, 2);
    Fact others = new Fact(Papers.invoice("E1", "K0-2", 900), evening(4), 3);
    assertThat(reminded(List.of(large))).containsExactly("K0-0");
    assertThat(reminded(List.of(usual, large))).containsExactly("K0-1");
    assertThat(reminded(List.of(usual, large, others))).containsExactly("K0-1", "K0-2");
    Fact atTheLimit = new Fact(Papers.invoice("E1", "K0-0", 1_000), FROM, 2);
    assertThat(reminded(List.of(usual, atTheLimit))).containsExactlyInAnyOrder("K0-0", "K0-1");

    Entry receipt = Papers.receipt("K0-R", large.entry(), 1_001);
    Fact paid = new Fact(receipt, evening(5), 4);
    Fact bounced = new Fact(Papers.undoing("K0-X0", receipt), evening(5), 5);
    assertThat(reminded(List.of(usual, large, others, paid, bounced))).contains("K0-0");
  }

  private static List<String> reminded(List<Fact> facts) {
    return mails(8, facts).stream().map(Witness.Mail::invoice).distinct().toList();
  }

  @Test
  void aPersonIsWrittenToThreeTimesInSevenDays() {
    List<Fact> late = new ArrayList<>();
    for (int day = 3; day < 10; day++) {
      Entry entry = Papers.invoice("E1", "K0-" + day, 1_000);
      late.add(new Fact(entry, evening(day - 1), day));
    }
    List<Integer> sent = new ArrayList<>();
    for (int day = 2; day < 11; day++) {
      sent.add(mails(day, late).size());
    }
    // On a Friday, a Monday and a Tuesday; then on the Friday after, with all that waited.
    assertThat(sent.stream().distinct()).hasSize(5);
    assertThat(mails(10, late)).extracting(Witness.Mail::invoice).contains("K0-3", "K0-9");
  }

  private static List<Witness.Mail> mails(int untilDaysAfterDue, List<Fact> facts) {
    return Told.chasing().expected(new Truth(facts), FROM, evening(untilDaysAfterDue));
  }
}
