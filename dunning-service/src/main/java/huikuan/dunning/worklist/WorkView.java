package huikuan.dunning.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.Money;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.talk.NextDate;
import huikuan.platform.web.access.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer of a work list, as shown.
 *
 * @param customer its id without the company
 * @param points the sum of the rules'
 * @param daysLate of the oldest claim to be collected; absent = nothing is to be collected
 * @param level the last one taken for that claim
 * @param next when somebody follows up; absent = nobody has said
 * @param tasks the ids of those that are open
 * @param portfolio absent = no portfolio has it
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "WorkOfCustomer")
record WorkView(
    String customer,
    String name,
    int points,
    List<Rule> rules,
    List<Amounts> amounts,
    @Nullable Integer daysLate,
    @Nullable String level,
    @Nullable Next next,
    Collection<String> tasks,
    @Nullable String portfolio) {

  /**
   * A rule that gave points.
   *
   * @param facts on which
   */
  @Schema(name = "PointsOfRule")
  record Rule(PointRule rule, int points, Map<String, String> facts) {

    private static Rule of(Points.Given given) {
      return new Rule(given.rule(), given.points(), given.facts());
    }
  }

  /**
   * The amounts that are owed in a currency; they are decimals.
   *
   * @param onHold what of the overdue amount is, by reason
   * @param covered what of it is covered by unapplied money
   * @param toBeCollected overdue, less what is on hold or covered
   */
  @Schema(name = "AmountsToCollect")
  record Amounts(
      String currency,
      String outstanding,
      String overdue,
      List<OnHold> onHold,
      String covered,
      String toBeCollected) {

    static List<Amounts> of(Collection<Sums> sums) {
      return sums.stream().map(each -> of(each)).toList();
    }

    private static Amounts of(Sums sums) {
      return new Amounts(
          sums.outstanding().currency().getCurrencyCode(),
          sums.outstanding().decimal(),
          sums.overdue().decimal(),
          sums.held().entrySet().stream()
              .map(each -> OnHold.of(each.getKey(), each.getValue()))
              .toList(),
          sums.covered().decimal(),
          sums.toBeCollected().decimal());
    }
  }

  @Schema(name = "AmountOnHold")
  record OnHold(String reason, String amount) {

    private static OnHold of(String reason, Money amount) {
      return new OnHold(reason, amount.decimal());
    }
  }

  /**
   * When somebody follows up.
   *
   * @param action what is done then; absent = the day was set by hand
   * @param outcome of the last talk
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "FollowUp")
  record Next(LocalDate on, @Nullable String action, @Nullable String outcome) {

    static @Nullable Next of(@Nullable NextDate next) {
      return next == null
          ? null
          : new Next(
              next.on(),
              next.action() == null ? null : Masking.hidden(next.action()),
              next.outcome());
    }
  }

  static WorkView of(WorkList.Entry entry, Customer customer, LocalDate day) {
    CustomerWork work = entry.work();
    LocalDate due = work.oldestDue();
    return new WorkView(
        work.customer().customer(),
        customer.name(),
        entry.points(),
        entry.given().stream().map(Rule::of).toList(),
        Amounts.of(work.sums().values()),
        due == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(due, day)),
        work.level(),
        Next.of(work.next()),
        new ArrayList<>(work.tasks()),
        entry.portfolio() == null ? null : entry.portfolio().name());
  }
}
