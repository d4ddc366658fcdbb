package huikuan.dunning.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.talk.NextDate;
import huikuan.dunning.worklist.WhyNot.Reason;
import huikuan.dunning.worklist.WorkList.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTest {

  private static final LocalDate DAY = LocalDate.of(2013, 2, 1);
  private static final PointRules SHIPPED = PointBook.shipped();

  /** A customer that is put together part by part. */
  private static final class Case {

    private final SortedMap<String, Sums> sums = new TreeMap<>();
    private final TreeSet<String> tasks = new TreeSet<>();
    private @Nullable LocalDate oldest;
    private @Nullable LocalDate promised;
    private @Nullable NextDate next;
    private boolean nobody;
    private boolean sanction;

    Case owes(String open, String covered, String rest, int daysLate) {
      Money money = Money.parse(open);
      Sums of =
          sums.computeIfAbsent(money.currency().getCurrencyCode(), _ -> new Sums(money.currency()));
      of.addOutstanding(money);
      if (daysLate > 0) {
        of.addOverdue(money, Money.parse(covered), Money.parse(rest));
      }
      LocalDate due = DAY.minusDays(daysLate);
      if (Money.parse(rest).signum() > 0 && (oldest == null || due.isBefore(oldest))) {
        oldest = due;
      }
      return this;
    }

    CustomerWork work(String customer) {
      return new CustomerWork(
          CustomerId.parse("CN01." + customer),
          sums,
          oldest,
          null,
          nobody,
          sanction,
          tasks,
          promised,
          next);
    }

    List<String> points() {
      return Points.of(work("C-1"), SHIPPED, DAY).stream()
          .map(each -> each.rule().word() + " " + each.points())
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.01 CNY, 5",
    "9999.99 CNY, 5",
    "10000.00 CNY, 10",
    "999999.99 CNY, 20",
    "1000000.00 CNY, 40",
    "100000.00 EUR, 40",
    "199999 JPY, 5",
    "3.00 CHF, 10"
  })
  void moreIsGivenForMoreByCurrency(String amount, int points) {
    assertThat(SHIPPED.ofAmount(Money.parse(amount))).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 5", "14, 5", "15, 10", "31, 20", "61, 30", "90, 30", "91, 40", "999, 40"})
  void moreIsGivenForMoreDays(int days, int points) {
    assertThat(SHIPPED.ofDaysLate(days)).isEqualTo(points);
  }

  @Test
  void eachRuleIsNamedWithItsFacts() {
    Case all = new Case().owes("20000.00 CNY", "0.00 CNY", "20000.00 CNY", 40);
    all.owes("50.00 USD", "0.00 USD", "50.00 USD", 2);
    all.promised = DAY.minusDays(1);
    all.next = new NextDate(DAY, "call again", "callback");
    all.nobody = true;
    all.sanction = true;
    all.tasks.addAll(
        List.of(
            "CN01.C-1.said-paid",
            "CN01.C-1.payment-promised",
            "CN01.C-1.letter-disagreed",
            "CN01.C-1.person-stale",
            "CN01.C-1.very-late",
            "CN01.C-1.copy-failed"));
    assertThat(all.points())
        .containsExactly(
            "amount 10",
            "amount 5",
            "days-late 20",
            "promise-passed 50",
            "follow-up-due 40",
            "sanction-proposed 20",
            "nobody-to-write-to 20",
            "told 30",
            "letter-disagreed 25",
            "review 15",
            "person-stale 10",
            "other-task 5");
    assertThat(Points.of(all.work("C-1"), SHIPPED, DAY))
        .filteredOn(given -> given.rule() == PointRule.TOLD)
        .singleElement()
        .satisfies(
            given ->
                assertThat(given.facts()).containsEntry("tasks", "payment-promised said-paid"));
  }

  /** A recipient's promise that is broken is a task, and its day is past, too. */
  @Test
  void aBrokenPromiseCountsOnce() {
    Case broken = new Case().owes("100.00 CNY", "0.00 CNY", "100.00 CNY", 1);
    broken.promised = DAY.minusDays(1);
    broken.tasks.addAll(List.of("CN01.C-1.promise-broken", "CN01.C-1.concession-missed"));
    assertThat(broken.points()).containsExactly("amount 5", "days-late 5", "promise-passed 50");
    assertThat(Points.of(broken.work("C-1"), SHIPPED, DAY).getLast().facts())
        .containsEntry("promisedFor", "2013-01-31")
        .containsEntry("tasks", "concession-missed promise-broken");
    broken.promised = null;
    assertThat(broken.points()).as("by the task alone").endsWith("promise-passed 50");
  }

  @Test
  void nothingIsGivenForWhatIsNotYetOrNoLonger() {
    Case paid = new Case().owes("100.00 CNY", "100.00 CNY", "0.00 CNY", 40);
    paid.promised = DAY.minusDays(1);
    assertThat(paid.points()).as("covered").isEmpty();
    Case open = new Case().owes("100.00 CNY", "0.00 CNY", "100.00 CNY", 1);
    open.promised = DAY;
    open.next = new NextDate(DAY.plusDays(1), null, null);
    assertThat(open.points()).containsExactly("amount 5", "days-late 5");
    assertThat(entry(open.work("C-1")).isOn(DAY)).as("later").isFalse();
    assertThat(entry(open.work("C-1")).isOn(DAY.plusDays(1))).isTrue();
  }

  @Test
  void allReasonsAreTold() {
    Case held = new Case().owes("100.00 CNY", "40.00 CNY", "0.00 CNY", 40);
    held.sums.values().forEach(each -> each.addHeld("they merge", Money.parse("60.00 CNY")));
    held.next = new NextDate(DAY.plusDays(3), "call again", "callback");
    assertThat(WhyNot.of(entry(held.work("C-1")), false, List.of(), DAY))
        .extracting(Reason::reason)
        .containsExactly("no-portfolio", "later", "on-hold", "covered");
    assertThat(WhyNot.of(entry(new Case().work("C-1")), true, List.of(), DAY))
        .extracting(Reason::reason)
        .containsExactly("nothing-open");
    Case early = new Case().owes("100.00 CNY", "0.00 CNY", "0.00 CNY", 0);
    assertThat(WhyNot.of(entry(early.work("C-1")), true, List.of(), DAY))
        .extracting(Reason::reason)
        .containsExactly("nothing-overdue");
    early.tasks.add("CN01.C-1.person-stale");
    assertThat(WhyNot.of(entry(early.work("C-1")), true, List.of(), DAY))
        .as("it has points for something else")
        .isEmpty();
  }

  private static Entry entry(CustomerWork work) {
    List<Points.Given> given = work.sums().isEmpty() ? List.of() : Points.of(work, SHIPPED, DAY);
    return new Entry(work, given, Points.sum(given), null);
  }

  /** The order is that of a plain model, whatever the customers owe. */
  @Test
  void theOrderIsThatOfAPlainModel() {
    Random random = new Random(18);
    for (int round = 0; round < 200; round++) {
      List<Entry> entries = new ArrayList<>();
      List<String[]> model = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        long amount = 1L + random.nextInt(200) * 1_000_00L;
        int days = 1 + random.nextInt(120);
        boolean due = random.nextInt(4) == 0;
        Money open = new Money(amount, Money.parse("0.00 CNY").currency());
        Case one = new Case().owes(open.toString(), "0.00 CNY", open.toString(), days);
        one.next = due ? new NextDate(DAY, null, null) : null;
        String id = "C-" + random.nextInt(1_000_000) + "-" + i;
        entries.add(entry(one.work(id)));
        model.add(new String[] {id, Integer.toString(model(amount, days, due))});
      }
      entries.sort(WorkList.ORDER);
      model.sort(
          (a, b) ->
              a[1].equals(b[1])
                  ? a[0].compareTo(b[0])
                  : Integer.valueOf(b[1]).compareTo(Integer.valueOf(a[1])));
      assertThat(entries)
          .extracting(each -> each.work().customer().customer())
          .isEqualTo(Arrays.asList(model.stream().map(each -> each[0]).toArray()));
    }
  }

  private static int model(long fen, int days, boolean due) {
    int amount = fen >= 100_000_000 ? 40 : fen >= 10_000_000 ? 20 : fen >= 1_000_000 ? 10 : 5;
    int late = days > 90 ? 40 : days > 60 ? 30 : days > 30 ? 20 : days > 14 ? 10 : 5;
    return amount + late + (due ? 40 : 0);
  }
}
