package huikuan.dunning.policy;

import huikuan.dunning.policy.Step.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The policies there are. */
@Component
public class Policies {

  private static final List<Policy> ALL = List.of(Policy.STANDARD);

  /** The policy for a new case. */
  public Policy current() {
    return Policy.STANDARD;
  }

  /** The policy and version that a case was opened with. */
  public Policy ofReference(String reference) {
    return ALL.stream()
        .filter(policy -> policy.reference().equals(reference))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no policy " + reference));
  }

  /** The newest version of a policy. */
  public Optional<Policy> find(String id) {
    return ALL.stream().filter(policy -> policy.id().equals(id)).findFirst();
  }

  /** Every level that a claim can reach. */
  public List<String> levels() {
    return levels(EnumSet.allOf(Kind.class));
  }

  /** The levels at which the customer is written to. */
  public List<String> reminderLevels() {
    return levels(EnumSet.of(Kind.COURTESY, Kind.DEMAND));
  }

  private static List<String> levels(Set<Kind> kinds) {
    return ALL.stream()
        .flatMap(policy -> policy.steps().stream())
        .filter(step -> kinds.contains(step.kind()))
        .map(Step::level)
        .distinct()
        .toList();
  }
}
