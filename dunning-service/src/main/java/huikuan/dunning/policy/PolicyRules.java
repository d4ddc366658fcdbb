package huikuan.dunning.policy;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Country;
import huikuan.contracts.Hours;
import huikuan.contracts.Money;
import huikuan.dunning.policy.Step.Kind;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rules between the parts of a policy. All faults are found at once; a part that could not be read
 * has been told already, and is left out here.
 */
final class PolicyRules {

  private final Policy policy;
  private final Fields fields;
  private final List<FieldError> faults = new ArrayList<>();

  private PolicyRules(Policy policy, Fields fields) {
    this.policy = policy;
    this.fields = fields;
  }

  /**
   * @param fields as which the policy was sent; faults are noted there
   */
  static void check(PolicyDraft draft, Fields fields) {
    PolicyRules rules = new PolicyRules(draft.policy(), fields);
    rules.appliesTo(draft.appliesTo());
    rules.hours();
    rules.minimum();
    rules.steps();
    rules.again();
    rules.tell();
  }

  /**
   * Rules that hold on the day on which somebody proposes a version.
   *
   * @param today no version is effective before
   * @param kinds what a step of a level does in the policies that there are
   * @param letters the levels for which there are letters, by their kind
   */
  static void checkProposal(
      PolicyDraft draft,
      LocalDate today,
      Map<String, Kind> kinds,
      Map<Kind, Set<String>> letters,
      Fields fields) {
    PolicyRules rules = new PolicyRules(draft.policy(), fields);
    LocalDate from = draft.effectiveFrom();
    if (from != null && from.isBefore(today)) {
      rules.fault("effectiveFrom", today + " (today) or later");
    }
    rules.steps(step -> rules.level(step, kinds, letters));
    rules.tell();
  }

  /** Told at the end, so that until then only what could not be read is at fault. */
  private void tell() {
    faults.forEach(each -> fields.fault(each.field(), each.allowed()));
  }

  private void fault(String field, String allowed) {
    faults.add(new FieldError(field, allowed));
  }

  private void again() {
    if (policy.demandAgainAfter() != null && policy.again().isEmpty()) {
      fault("demandAgainAfter", "left out: no step is a demand");
    }
  }

  private void appliesTo(AppliesTo appliesTo) {
    boolean standard = policy.id().equals(Policy.STANDARD);
    if (fields.sound("appliesTo") && standard != appliesTo.equals(AppliesTo.ALL)) {
      fault(
          "appliesTo",
          standard
              ? "absent: standard is for all that no other policy is for"
              : "at least one of contracts, customers, classes, companies");
    }
  }

  private void hours() {
    if (isGiven("hours") && !policy.hours().containsKey(Policy.OTHER)) {
      fault("hours." + Policy.OTHER, "the hours of countries that are not named");
    }
    policy.hours().forEach(this::hours);
  }

  private void hours(String country, List<Hours> hours) {
    String field = "hours." + country;
    if (!fields.sound(field)) {
      return;
    }
    if (!country.equals(Policy.OTHER) && !Country.allows(country)) {
      fault(field, Country.ALLOWED + ", or " + Policy.OTHER);
    }
    LocalTime end = LocalTime.MIN;
    for (Hours each : hours) {
      if (each.from().isBefore(end)) {
        fault(field, "in order of time, none within another");
      }
      end = each.to();
    }
    LocalTime seal = policy.at().plusMinutes(policy.minutesToSeal());
    if (fields.sound("at", "minutesToSeal")
        && hours.stream().noneMatch(each -> each.holds(policy.at()) && each.holds(seal))) {
      fault(field, "with " + policy.at() + " and " + seal + ", when messages are put together");
    }
  }

  private void minimum() {
    Map<String, List<Money>> lists = new LinkedHashMap<>();
    lists.put("minimum.message", policy.minimum().message());
    lists.put("minimum.demand", policy.minimum().demand());
    lists.put("minimum.sanction", policy.minimum().sanction());
    lists.keySet().removeIf(field -> !isGiven("minimum") || !fields.sound(field));
    Set<String> named =
        Stream.concat(
                lists.values().stream(),
                policy.steps().stream().map(Step::from).filter(Objects::nonNull))
            .flatMap(List::stream)
            .map(PolicyRules::currency)
            .collect(Collectors.toCollection(TreeSet::new));
    if (named.isEmpty() && lists.containsKey("minimum.message")) {
      fault("minimum.message", "at least one amount; 0.00 CNY = any amount is enough");
    }
    lists.forEach((field, amounts) -> complete(field, amounts, named));
    lists.forEach(this::amounts);
  }

  /** Whether an object stands there, which can be read in part at least. */
  private boolean isGiven(String name) {
    JsonNode given = fields.any(name);
    return given != null && given.isObject();
  }

  /** Nobody is to be chased for a cent because a currency was forgotten. */
  private void complete(String field, List<Money> amounts, Set<String> currencies) {
    Set<String> missing = new TreeSet<>(currencies);
    amounts.forEach(each -> missing.remove(currency(each)));
    if (!missing.isEmpty()) {
      fault(field, "an amount in " + String.join(", ", missing) + ", too: the policy names it");
    }
  }

  private static String currency(Money amount) {
    return amount.currency().getCurrencyCode();
  }

  private void amounts(String field, List<Money> amounts) {
    Set<String> seen = new HashSet<>();
    for (Money each : amounts) {
      if (!seen.add(currency(each)) || each.signum() < 0) {
        fault(field, "one amount a currency, zero or more; " + each + " is wrong");
      }
    }
  }

  private void steps() {
    List<Step> steps = policy.steps();
    if (steps.isEmpty() && fields.sound("steps")) {
      fault("steps", "at least one step");
    }
    if (!steps.isEmpty() && fields.sound("steps") && steps.stream().allMatch(Step::isBeforeDue)) {
      fault("steps", "at least one step after the due date");
    }
    steps(this::step);
  }

  /** Takes the place of each step, unless some of the array are no steps at all. */
  private void steps(IntConsumer check) {
    JsonNode given = fields.any("steps");
    if (given != null && given.size() == policy.steps().size()) {
      IntStream.range(0, given.size()).forEach(check);
    }
  }

  private void step(int index) {
    Step step = policy.steps().get(index);
    if (index == 0 && step.kind() != Kind.COURTESY && step.kind() != Kind.TASK) {
      fault(field(index, "kind"), "courtesy or task: the first message is never a demand");
    }
    recipients(index, step);
    if (sound(index, "level") && levels().indexOf(step.level()) < index) {
      fault(field(index, "level"), "a name that no step before has");
    }
    if (step.kind() == Kind.ESCALATION
        && (index < policy.steps().size() - 1 || !mayHaveDemanded(index))) {
      fault(field(index, "kind"), "escalation only as the last step, after a demand");
    }
    if (step.isBeforeDue()) {
      before(index, step);
    } else if (index > 0) {
      distance(index, step, policy.steps().get(index - 1));
    }
  }

  private void recipients(int index, Step step) {
    if (!step.writes() && (step.to() != null || step.channels() != null)) {
      fault(
          field(index, step.to() != null ? "to" : "channels"),
          "absent: the step writes to nobody at the customer");
    }
    once(field(index, "to"), step.to());
    once(field(index, "channels"), step.channels());
  }

  private void once(String field, @Nullable List<?> values) {
    if (values != null && fields.sound(field) && Set.copyOf(values).size() < values.size()) {
      fault(field, "each once");
    }
  }

  private List<String> levels() {
    return policy.steps().stream().map(Step::level).toList();
  }

  private boolean mayHaveDemanded(int index) {
    return IntStream.range(0, index)
        .anyMatch(each -> !sound(each, "kind") || policy.steps().get(each).kind() == Kind.DEMAND);
  }

  /** Letters are chosen by the level. Without one, a message would wait for ever. */
  private void level(int index, Map<String, Kind> kinds, Map<Kind, Set<String>> letters) {
    Step step = policy.steps().get(index);
    if (!sound(index, "kind") || !sound(index, "level")) {
      return;
    }
    Kind known = kinds.getOrDefault(step.level(), step.kind());
    Set<String> written = letters.get(step.kind());
    if (known != step.kind()) {
      fault(
          field(index, "kind"),
          known.word() + ", as everywhere at the level " + step.level() + "; or another level");
    } else if (written != null && !written.contains(step.level())) {
      fault(
          field(index, "level"),
          "one with a %s template in zh and en: %s"
              .formatted(step.kind().word(), String.join(", ", written)));
    }
  }

  private void before(int index, Step step) {
    if (step.kind() != Kind.COURTESY || index > 0 && !policy.steps().get(index - 1).isBeforeDue()) {
      fault(field(index, "workingDaysBeforeDue"), "only in the first steps, which are courtesies");
    } else if (index > 0
        && sound(index, "workingDaysBeforeDue")
        && sound(index - 1, "workingDaysBeforeDue")
        && days(index) >= days(index - 1)) {
      fault(field(index, "workingDaysBeforeDue"), "less than of the step before");
    }
    amounts(field(index, "from"), requireNonNull(step.from()));
  }

  private int days(int index) {
    return requireNonNull(policy.steps().get(index).workingDaysBeforeDue());
  }

  private void distance(int index, Step step, Step before) {
    int earliest = before.isBeforeDue() ? 0 : requireNonNull(before.daysAfterDue());
    if (sound(index, "daysAfterDue")
        && sound(index - 1, "daysAfterDue")
        && requireNonNull(step.daysAfterDue()) <= earliest) {
      fault(field(index, "daysAfterDue"), "later than the step before");
    }
    if (sound(index, "daysAfterPrevious") && requireNonNull(step.daysAfterPrevious()) < 1) {
      fault(field(index, "daysAfterPrevious"), "at least one day");
    }
  }

  private boolean sound(int step, String name) {
    return fields.sound(field(step, name));
  }

  private static String field(int step, String name) {
    return "steps[" + step + "]." + name;
  }
}
