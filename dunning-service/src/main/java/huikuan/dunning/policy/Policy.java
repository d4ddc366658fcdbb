package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.Hours;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.dunning.policy.Step.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AccessMode;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How claims are chased. A version never changes; a case keeps the one it was opened with until a
 * person moves it.
 *
 * @param at the time of day of every step, in the customer's zone
 * @param minutesToSeal how long a contact's message of the day gathers what is due
 * @param hours in which messages leave, by the customer's country; {@code other} = any that is not
 *     named
 * @param mostInWeek messages to a person in seven days
 * @param mostInWeekOfCustomer messages to all contacts of a customer in seven days
 * @param acceptedAfter working days without a bounce after which a demand counts as accepted; a
 *     claim is escalated after that only
 * @param catchUp working days in which a step before the due date is made up for; then it is left
 *     out
 * @param quiet the days after a long holiday on which nothing is sent
 * @param review which claims a person looks at before they are chased; null = none
 * @param allocateWithin working days in which money that covers a claim is to be allocated; then it
 *     is a task; null = never
 * @param readyWithin working days for which a demand or the escalation waits for a claim that is
 *     not ready; then it is taken as it is; null = it does not wait
 * @param demandAgainAfter days after the last demand, or the escalation, after which the demand is
 *     made again as long as anything is open; null = never
 * @param afterHold working days after the last day of a hold of the whole claim, on which the next
 *     step comes at the earliest; null = on the next contact day
 * @param promise the limits of promises to pay; null = {@link PromiseTerms#STANDARD}
 * @param concession what a collector may grant; null = {@link ConcessionLimits#STANDARD}
 * @param malicious how much faster a malicious customer is chased; null = {@link
 *     MaliciousTerms#STANDARD}
 * @param steps in order; each is taken after the one before
 */
public record Policy(
    @Schema(accessMode = AccessMode.READ_ONLY) String id,
    @Schema(accessMode = AccessMode.READ_ONLY) int version,
    LocalTime at,
    int minutesToSeal,
    Map<String, List<Hours>> hours,
    int mostInWeek,
    int mostInWeekOfCustomer,
    int acceptedAfter,
    int catchUp,
    QuietDays quiet,
    Minimum minimum,
    @Nullable Review review,
    @Nullable Integer allocateWithin,
    @Nullable Integer readyWithin,
    @Nullable Integer demandAgainAfter,
    @JsonInclude(Include.NON_NULL) @Nullable Integer afterHold,
    @JsonInclude(Include.NON_NULL) @Nullable PromiseTerms promise,
    @JsonInclude(Include.NON_NULL) @Nullable ConcessionLimits concession,
    @JsonInclude(Include.NON_NULL) @Nullable MaliciousTerms malicious,
    @JsonInclude(Include.NON_NULL) @Nullable SmallDifferences smallDifferences,
    List<Step> steps) {

  /** The policy for all that no other one is for. */
  static final String STANDARD = "standard";

  /** The key of the hours of countries that are not named. */
  static final String OTHER = "other";

  public Policy {
    Map<String, List<Hours>> byCountry = new TreeMap<>();
    hours.forEach((country, each) -> byCountry.put(country, List.copyOf(each)));
    hours = byCountry;
    steps = List.copyOf(steps);
  }

  /**
   * Receipts are not booked yet on the first days after a long holiday.
   *
   * @param holiday days off in a row from which on a holiday is long
   * @param workingDays how many working days after it are quiet
   */
  public record QuietDays(int holiday, int workingDays) {}

  /**
   * When a claim is so unusual that a person looks at it first: it may be a typing error, or one
   * that others have given up.
   *
   * @param daysLate more days past due when it is chased for the first time
   * @param yearsSincePosted more years from the day on the invoice until it became known
   * @param yearsToDue more years from the day on the invoice until it is due
   * @param timesLargest more times the largest other claim of the customer in the currency
   */
  public record Review(int daysLate, int yearsSincePosted, int yearsToDue, int timesLargest) {}

  /**
   * The least that a customer owes, overdue, when it is chased, by currency. A currency has an
   * amount in all three or in none; in one that has none any amount is enough.
   *
   * @param message for a courtesy
   * @param demand for a demand
   * @param sanction when a sanction is proposed; by what is far past due alone
   */
  public record Minimum(List<Money> message, List<Money> demand, List<Money> sanction) {

    public Minimum {
      message = List.copyOf(message);
      demand = List.copyOf(demand);
      sanction = List.copyOf(sanction);
    }

    /** Null = any amount is enough. */
    public @Nullable Money of(Kind kind, Currency currency) {
      List<Money> amounts =
          switch (kind) {
            case COURTESY, TASK -> message;
            case DEMAND -> demand;
            case ESCALATION -> sanction;
          };
      return amounts.stream()
          .filter(each -> each.currency().equals(currency))
          .findFirst()
          .orElse(null);
    }
  }

  /** The same rules as another version. */
  Policy numbered(int number) {
    return with(number, steps);
  }

  /** The same for a malicious customer. The version stays: its claims are chased by its rules. */
  public Policy faster() {
    MaliciousTerms terms = malicious == null ? MaliciousTerms.STANDARD : malicious;
    return with(version, terms.faster(steps));
  }

  private Policy with(int number, List<Step> others) {
    return new Policy(
        id,
        number,
        at,
        minutesToSeal,
        hours,
        mostInWeek,
        mostInWeekOfCustomer,
        acceptedAfter,
        catchUp,
        quiet,
        minimum,
        review,
        allocateWithin,
        readyWithin,
        demandAgainAfter,
        afterHold,
        promise,
        concession,
        malicious,
        smallDifferences,
        others);
  }

  /** The limits of promises to pay. */
  public PromiseTerms promises() {
    return promise == null ? PromiseTerms.STANDARD : promise;
  }

  /** The limits of what a collector may grant. */
  public ConcessionLimits concessions() {
    return concession == null ? ConcessionLimits.STANDARD : concession;
  }

  /** The most that is left open of a paid claim and is not chased; zero = all is. */
  public Money smallDifference(Currency currency) {
    SmallDifferences limits =
        smallDifferences == null ? SmallDifferences.STANDARD : smallDifferences;
    return limits.of(currency);
  }

  /** How a case refers to it: {@code standard/1}. */
  public String reference() {
    return id + "/" + version;
  }

  /** The hours of a day in which messages leave. */
  public List<Hours> hoursIn(String country) {
    List<Hours> found = hours.get(country);
    return found == null ? hours.getOrDefault(OTHER, List.of()) : found;
  }

  /**
   * The step that follows a level.
   *
   * @param level null = the first
   */
  Optional<Step> after(@Nullable String level) {
    int next = level == null ? 0 : indexOf(level) + 1;
    return next < steps.size() ? Optional.of(steps.get(next)) : Optional.empty();
  }

  /** The demand that is made again; empty = none is. */
  public Optional<Step> again() {
    return demandAgainAfter == null
        ? Optional.empty()
        : steps.stream().filter(step -> step.kind() == Kind.DEMAND).reduce((one, other) -> other);
  }

  public Step step(String level) {
    return steps.get(indexOf(level));
  }

  /**
   * The levels at which a claim can start that comes from another policy: it is not escalated
   * before the policy's own demand.
   */
  public List<String> starts() {
    return steps.stream().filter(step -> step.kind() != Kind.ESCALATION).map(Step::level).toList();
  }

  /** Whether one of its steps has a level. */
  public boolean has(String level) {
    return steps.stream().anyMatch(step -> step.level().equals(level));
  }

  /** The roles that are asked at a level; the usual ones at a level that it has not. */
  public List<Role> rolesAt(String level) {
    return has(level) ? step(level).roles() : WhoIsAsked.ROLES;
  }

  /** Which of the steps a level is, from 1. */
  public int ordinalOf(String level) {
    return indexOf(level) + 1;
  }

  private int indexOf(String level) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).level().equals(level)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Policy " + reference() + " has no level " + level);
  }
}
