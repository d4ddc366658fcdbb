package huikuan.dunning.policy;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Country;
import huikuan.contracts.Hours;
import huikuan.contracts.Money;
import huikuan.dunning.policy.Step.Kind;
import huikuan.platform.fields.Fields;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules between the parts of a policy. All faults are found at once. */
final class PolicyRules {

  private final Policy policy;
  private final Fields fields;

  private PolicyRules(Policy policy, Fields fields) {
    this.policy = policy;
    this.fields = fields;
  }

  /**
   * @param fields as which the policy was sent; faults are noted there
   */
  static void check(Policy policy, Fields fields) {
    PolicyRules rules = new PolicyRules(policy, fields);
    if (!policy.hours().containsKey(Policy.OTHER)) {
      fields.fault("hours." + Policy.OTHER, "the hours of countries that are not named");
    }
    policy.hours().forEach(rules::hours);
    rules.amounts("minimum.message", policy.minimum().message());
    rules.amounts("minimum.demand", policy.minimum().demand());
    rules.amounts("minimum.sanction", policy.minimum().sanction());
    rules.steps();
  }

  private void hours(String country, List<Hours> hours) {
    String field = "hours." + country;
    if (!country.equals(Policy.OTHER) && !Country.allows(country)) {
      fields.fault(field, Country.ALLOWED + ", or " + Policy.OTHER);
    }
    LocalTime end = LocalTime.MIN;
    for (Hours each : hours) {
      if (each.from().isBefore(end)) {
        fields.fault(field, "in order of time, none within another");
      }
      end = each.to();
    }
    LocalTime seal = policy.at().plusMinutes(policy.minutesToSeal());
    if (hours.stream().noneMatch(each -> each.holds(policy.at()) && each.holds(seal))) {
      fields.fault(
          field, "with " + policy.at() + " and " + seal + ", when messages are put together");
    }
  }

  private void amounts(String field, List<Money> amounts) {
    Set<String> seen = new HashSet<>();
    for (Money each : amounts) {
      if (!seen.add(each.currency().getCurrencyCode()) || each.signum() < 0) {
        fields.fault(field, "one amount a currency, zero or more; " + each + " is wrong");
      }
    }
  }

  private void steps() {
    List<Step> steps = policy.steps();
    if (steps.isEmpty()) {
      fields.fault("steps", "at least one step");
      return;
    }
    if (steps.getFirst().kind() != Kind.COURTESY) {
      fields.fault("steps[0].kind", "courtesy: the first message is never a demand");
    }
    Set<String> levels = new HashSet<>();
    boolean demanded = false;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (!levels.add(step.level())) {
        fields.fault("steps[" + i + "].level", "a name that no step before has");
      }
      if (step.kind() == Kind.ESCALATION && (!demanded || i < steps.size() - 1)) {
        fields.fault("steps[" + i + "].kind", "escalation only as the last step, after a demand");
      }
      demanded |= step.kind() == Kind.DEMAND;
      if (step.isBeforeDue()) {
        before(i, step);
      } else if (i > 0) {
        distance(i, step, steps.get(i - 1));
      }
    }
    if (steps.stream().allMatch(Step::isBeforeDue)) {
      fields.fault("steps", "at least one step after the due date");
    }
  }

  private void before(int index, Step step) {
    if (index > 0 || step.kind() != Kind.COURTESY) {
      fields.fault(
          "steps[" + index + "].workingDaysBeforeDue", "only in the first step, a courtesy");
    }
    amounts("steps[" + index + "].from", requireNonNull(step.from()));
  }

  private void distance(int index, Step step, Step before) {
    int earliest = before.isBeforeDue() ? 0 : requireNonNull(before.daysAfterDue());
    if (requireNonNull(step.daysAfterDue()) <= earliest) {
      fields.fault("steps[" + index + "].daysAfterDue", "later than the step before");
    }
    if (requireNonNull(step.daysAfterPrevious()) < 1) {
      fields.fault("steps[" + index + "].daysAfterPrevious", "at least one day");
    }
  }
}
