package huikuan.dunning.readiness;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent.ChasingStart;
import huikuan.contracts.ledger.BasisEvent.ContractChanged;
import huikuan.contracts.ledger.BasisEvent.Milestone;
import huikuan.contracts.ledger.BasisEvent.MilestoneReached;
import huikuan.contracts.ledger.BasisEvent.MilestoneReopened;
import huikuan.contracts.ledger.BasisEvent.OfContract;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.readiness.StageHolds.Place;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageHoldsTest {

  private static final CustomerId CUSTOMER = CustomerId.parse("CN01.C-1");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final LocalDate KNOWN = LocalDate.of(2026, 2, 1);

  /** {@code amount[@planned][+reached[*accepted]]}, such as {@code 60@2026-03-20}. */
  private static Milestone milestone(String text, int at) {
    String[] accepted = text.split("\\*", 2);
    String[] reached = accepted[0].split("\\+", 2);
    String[] planned = reached[0].split("@", 2);
    return new Milestone(
        "M" + at,
        "stage " + at,
        planned[0].equals("-") ? null : Money.parse(planned[0] + ".00 CNY"),
        day(planned),
        day(reached),
        day(accepted));
  }

  private static @Nullable LocalDate day(String[] parts) {
    return parts.length < 2 ? null : LocalDate.parse(parts[1]);
  }

  private static Agreement agreement(
      boolean acceptance, String milestones, ChasingStart... starts) {
    String[] each = milestones.isEmpty() ? new String[0] : milestones.split(" ");
    List<Milestone> all =
        IntStream.range(0, each.length).mapToObj(at -> milestone(each[at], at + 1)).toList();
    return after(
        new ContractChanged(
            "CN01", "HT-1", CUSTOMER, acceptance, all, Arrays.asList(starts), List.of()));
  }

  private static Agreement after(OfContract... events) {
    Agreement now = null;
    for (OfContract each : events) {
      now = Agreement.after(now, each);
    }
    return requireNonNull(now);
  }

  private static Place place(int before, int amount, int all) {
    return new Place(
        Money.parse(amount + ".00 CNY"),
        Money.parse(before + ".00 CNY"),
        Money.parse(all + ".00 CNY"),
        KNOWN);
  }

  private static String told(@Nullable Hold hold) {
    return hold == null
        ? "-"
        : "%s until %s for %s"
            .formatted(hold.amount() == null ? "all" : hold.amount(), hold.until(), hold.note());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # milestones,                                  accepted?, before, amount, held
          '60@2026-03-20 40@2026-04-30',                 false, 0, 100, '100.00 CNY until 2026-03-20 for stage 1'
          '60@2026-03-01+2026-03-02 40@2026-04-30',      false, 0, 100, '40.00 CNY until 2026-04-30 for stage 2'
          '60+2026-03-02 40+2026-03-09',                 false, 0, 100, -
          '60+2026-03-02 40@2026-04-30',                 false, 0, 60, -
          '60+2026-03-02 40@2026-04-30',                 false, 60, 40, '40.00 CNY until 2026-04-30 for stage 2'
          '60+2026-03-02 40@2026-04-30',                 false, 50, 30, '20.00 CNY until 2026-04-30 for stage 2'
          '60+2026-03-02 40@2026-04-30',                 false, 100, 25, -
          '60+2026-03-02 40@2026-04-30',                 false, 90, 25, '10.00 CNY until 2026-04-30 for stage 2'
          '60@2026-03-20 40+2026-03-02',                 false, 0, 40, -
          '60@2026-03-20 40+2026-03-02',                 false, 40, 60, '60.00 CNY until 2026-03-20 for stage 1'
          '60+2026-03-02 40+2026-03-09',                 true,  0, 100, '100.00 CNY until 2026-04-02 for stage 1'
          '60+2026-03-02*2026-03-05 40+2026-03-09',      true,  0, 100, '40.00 CNY until 2026-04-02 for stage 2'
          '60+2026-03-02*2026-03-05 40+2026-03-09*2026-03-09', true, 0, 100, -
          '-@2026-03-20 -',                              false, 0, 100, -
          '- 40@2026-03-20',                             false, 0, 100, '40.00 CNY until 2026-03-20 for stage 2'
          '30@2026-03-20 30@2026-04-20 40@2026-05-20',   false, 60, 40, '40.00 CNY until 2026-05-20 for stage 3'
          '30@2026-03-20 30@2026-04-20 40@2026-05-20',   false, 30, 40, '40.00 CNY until 2026-04-20 for stage 2'
          '30+2026-03-02 - 40@2026-05-20',               false, 0, 40, '10.00 CNY until 2026-05-20 for stage 3'
          '100@2026-03-10',                              false, 0, 100, '100.00 CNY until 2026-03-10 for stage 1'
          '100@2026-03-09',                              false, 0, 100, '100.00 CNY until 2026-04-08 for stage 1'
          '100@2026-02-08',                              false, 0, 100, '100.00 CNY until 2026-03-10 for stage 1'
          '100@2026-02-07',                              false, 0, 100, '100.00 CNY until 2026-04-08 for stage 1'
          '100',                                         false, 0, 100, '100.00 CNY until 2026-04-02 for stage 1'
          """)
  void milestonesThatAreNotReachedHoldTheirPart(
      String milestones, boolean acceptance, int before, int amount, String held) {
    StageHolds holds =
        StageHolds.of(
            agreement(acceptance, milestones), place(before, amount, before + amount), TODAY);

    assertThat(told(holds.milestones())).isEqualTo(held);
    assertThat(holds.start()).isNull();
  }

  @Test
  void anotherCurrencyThanTheContractsIsNotHeld() {
    Money euro = Money.parse("100.00 EUR");
    Place place = new Place(euro, Money.parse("0.00 EUR"), euro, KNOWN);

    assertThat(StageHolds.of(agreement(false, "100@2026-03-20"), place, TODAY).milestones())
        .isNull();
  }

  @Test
  void allStartsMustHold() {
    ChasingStart april = new ChasingStart(LocalDate.of(2026, 4, 1), null, null);
    ChasingStart past = new ChasingStart(TODAY, null, null);
    ChasingStart enough = new ChasingStart(null, Money.parse("100.00 CNY"), null);
    ChasingStart stage = new ChasingStart(null, null, "M2");
    String reached = "60+2026-03-02 40+2026-03-09";
    String ahead = "60+2026-03-02 -@2026-05-05";

    assertThat(start(reached, 100)).isEqualTo("-");
    assertThat(start(reached, 100, past)).isEqualTo("-");
    assertThat(start(reached, 100, past, april)).isEqualTo("all until 2026-03-31 for 2026-04-01");
    assertThat(start(reached, 100, enough)).isEqualTo("-");
    assertThat(start(reached, 99, enough)).isEqualTo("all until 2026-04-02 for 100.00 CNY");
    assertThat(start(reached, 100, stage)).isEqualTo("-");
    assertThat(start(ahead, 100, stage)).isEqualTo("all until 2026-05-05 for stage 2");
    assertThat(start(ahead, 99, april, enough, stage))
        .isEqualTo("all until 2026-05-05 for stage 2");
  }

  private static String start(String milestones, int all, ChasingStart... starts) {
    return told(
        StageHolds.of(agreement(false, milestones, starts), place(0, 50, all), TODAY).start());
  }

  @Test
  void whatPeopleRecordedStandsOverWhatIsToldWithTheContract() {
    ContractChanged told = agreement(false, "60@2026-03-20+2026-03-02 40@2026-04-30").told();
    MilestoneReached second =
        new MilestoneReached("CN01", "HT-1", "M2", LocalDate.of(2026, 3, 9), null);
    MilestoneReopened first = new MilestoneReopened("CN01", "HT-1", "M1");

    assertThat(held(told)).isEqualTo("40.00 CNY until 2026-04-30 for stage 2");
    assertThat(held(told, second)).isEqualTo("-");
    assertThat(held(told, second, first)).isEqualTo("60.00 CNY until 2026-03-20 for stage 1");
    assertThat(held(told, second, first, told)).isEqualTo("60.00 CNY until 2026-03-20 for stage 1");
    assertThat(Agreement.after(null, second)).isNull();
  }

  private static String held(OfContract... events) {
    return told(StageHolds.of(after(events), place(0, 100, 100), TODAY).milestones());
  }

  @Test
  void aMilestoneIsOverdueAfterItsPlannedDay() {
    assertThat(isOverdue("100@2026-03-10")).isFalse();
    assertThat(isOverdue("100@2026-03-09")).isTrue();
    assertThat(isOverdue("100@2026-03-09+2026-03-10")).isFalse();
    assertThat(isOverdue("100")).isFalse();
  }

  private static boolean isOverdue(String milestones) {
    return StageHolds.of(agreement(false, milestones), place(0, 100, 100), TODAY).overdue();
  }
}
