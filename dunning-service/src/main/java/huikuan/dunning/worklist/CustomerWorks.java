package huikuan.dunning.worklist;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.cases.CaseState;
import huikuan.dunning.cases.CustomerTaskTable;
import huikuan.dunning.cases.OpenCase;
import huikuan.dunning.cases.OpenCase.Claimed;
import huikuan.dunning.cases.OpenCase.HeldPart;
import huikuan.dunning.cases.OpenCaseTable;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.CoveredAccounts;
import huikuan.dunning.customers.CustomerTable;
import huikuan.dunning.talk.FollowUps;
import huikuan.platform.company.CompanySettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How customers stand, put together from what is kept of them in memory. Nothing is stored. */
@Component
class CustomerWorks {

  private final OpenCaseTable cases;
  private final CustomerTaskTable tasks;
  private final FollowUps followUps;
  private final CoveredAccounts covers;
  private final CustomerTable customers;
  private final CompanySettings companies;

  CustomerWorks(
      OpenCaseTable cases,
      CustomerTaskTable tasks,
      FollowUps followUps,
      CoveredAccounts covers,
      CustomerTable customers,
      CompanySettings companies) {
    this.customers = customers;
    this.companies = companies;
    this.cases = cases;
    this.tasks = tasks;
    this.followUps = followUps;
    this.covers = covers;
  }

  /** Shows the customers of a company that have an open case, in no order. */
  void each(
      String company,
      LocalDate day,
      Instant now,
      Predicate<CustomerId> which,
      Consumer<CustomerWork> seen) {
    follow();
    Map<String, AccountCover> covered = covers.now();
    cases.eachCustomer(
        company,
        (customer, open) -> {
          if (which.test(customer)) {
            seen.accept(work(customer, open, covered, day, now));
          }
        });
  }

  /** How a customer stands; without sums if nothing is open. */
  CustomerWork of(CustomerId customer, LocalDate day, Instant now) {
    follow();
    return work(customer, cases.of(customer), covers.now(), day, now);
  }

  private void follow() {
    tasks.follow();
    followUps.follow();
    customers.follow();
  }

  private CustomerWork work(
      CustomerId customer,
      Collection<OpenCase> open,
      Map<String, AccountCover> covered,
      LocalDate day,
      Instant now) {
    // Today, which ends at another time at the customer, what is on hold now counts.
    @Nullable LocalDate toCome = day.isAfter(companies.dayAt(customer.company(), now)) ? day : null;
    Gathering gathering =
        new Gathering(day, toCome, covered, customers.held(customer, toCome, now));
    open.forEach(gathering::add);
    @Nullable LocalDate promised = null;
    for (CustomerTaskTable.Line line : tasks.of(customer, now)) {
      gathering.tasks.add(line.task().toString());
      promised = earlier(promised, line.day());
    }
    return new CustomerWork(
        customer,
        gathering.sums,
        gathering.oldestDue,
        gathering.level,
        gathering.nobody,
        gathering.proposed,
        gathering.tasks,
        promised,
        followUps.of(customer));
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }

  /** The cases of one customer, added one after the other. */
  private static final class Gathering {

    private final LocalDate day;
    private final @Nullable LocalDate toCome;
    private final Map<String, AccountCover> covered;
    private final Set<String> customerHeld;
    private final SortedMap<String, Sums> sums = new TreeMap<>();
    private final SortedSet<String> tasks = new TreeSet<>();
    private @Nullable LocalDate oldestDue;
    private @Nullable String level;
    private boolean nobody;
    private boolean proposed;

    /**
     * @param toCome the same day, if it is to come
     * @param customerHeld why the whole customer is on hold; empty = it is not
     */
    private Gathering(
        LocalDate day,
        @Nullable LocalDate toCome,
        Map<String, AccountCover> covered,
        Set<String> customerHeld) {
      this.toCome = toCome;
      this.customerHeld = customerHeld;
      this.day = day;
      this.covered = covered;
    }

    private void add(OpenCase one) {
      tasks.addAll(one.tasks());
      nobody |= one.state() == CaseState.NEEDS_CONTACT;
      proposed |= one.state() == CaseState.PROPOSED;
      Claimed claim = one.claim();
      if (claim != null) {
        add(one, claim);
      }
    }

    private void add(OpenCase one, Claimed claim) {
      Sums of =
          sums.computeIfAbsent(
              claim.open().currency().getCurrencyCode(), _ -> new Sums(claim.open().currency()));
      of.addOutstanding(claim.open());
      if (!claim.dueOn().isBefore(day)) {
        return;
      }
      Money chased = chased(claim, of);
      AccountCover cover = covered.get(one.account());
      Money rest = cover == null ? chased : cover.uncovered(claim.item(), chased);
      of.addOverdue(claim.open(), chased.minus(rest), rest);
      if (rest.signum() > 0 && (oldestDue == null || claim.dueOn().isBefore(oldestDue))) {
        oldestDue = claim.dueOn();
        level = one.level();
      }
    }

    /**
     * The part that is not on hold on the day; a hold that has ended is none any more. Holds hold
     * one after the other, and together no more than is open.
     */
    private Money chased(Claimed claim, Sums of) {
      if (!customerHeld.isEmpty()) {
        of.addHeld(String.join(", ", customerHeld), claim.open());
        return Money.zero(claim.open().currency());
      }
      Money left = claim.open();
      for (HeldPart each : claim.holds()) {
        if ((toCome == null || !each.until().isBefore(toCome)) && left.signum() > 0) {
          Money part = each.amount() == null ? left : each.amount().min(left);
          of.addHeld(each.reason(), part);
          left = left.minus(part);
        }
      }
      return left;
    }
  }
}
