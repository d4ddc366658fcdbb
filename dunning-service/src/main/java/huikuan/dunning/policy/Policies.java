package huikuan.dunning.policy;

import huikuan.dunning.policy.Step.Kind;
import huikuan.platform.files.DataFiles;
import huikuan.platform.web.ProblemException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The policies there are: those shipped, and those of the configured directory. */
@Component
public class Policies {

  private static final String STANDARD = "standard";
  private static final String SUFFIX = ".json";

  private final Map<String, Policy> versions = new TreeMap<>();

  Policies(PolicySettings settings) {
    DataFiles.read(
        Policies.class,
        "/policies/standard.json",
        "huikuan.policies.directory",
        settings.directory(),
        this::add);
  }

  /** Only the policies that are shipped. */
  public static Policies ofShipped() {
    return new Policies(new PolicySettings(null));
  }

  /** The policy for a new case. */
  public Policy current() {
    return find(STANDARD).orElseThrow();
  }

  /** The policy and version that a case was opened with. */
  public Policy ofReference(String reference) {
    Policy found = versions.get(reference);
    if (found == null) {
      throw new IllegalArgumentException("There is no policy " + reference);
    }
    return found;
  }

  /** The newest version of a policy. */
  public Optional<Policy> find(String id) {
    return versions.values().stream()
        .filter(policy -> policy.id().equals(id))
        .max(Comparator.comparingInt(Policy::version));
  }

  /** Every level that a claim can reach. */
  public List<String> levels() {
    return levels(EnumSet.allOf(Kind.class));
  }

  /** The levels at which the customer is written to. */
  public List<String> reminderLevels() {
    return levels(EnumSet.of(Kind.COURTESY, Kind.DEMAND));
  }

  private List<String> levels(Set<Kind> kinds) {
    return versions.values().stream()
        .flatMap(policy -> policy.steps().stream())
        .filter(step -> kinds.contains(step.kind()))
        .map(Step::level)
        .distinct()
        .toList();
  }

  private void add(String file, byte[] content) {
    try {
      Policy policy = PolicyReader.file(content);
      if (!file.equals(policy.id() + SUFFIX)) {
        throw new IllegalArgumentException("it is the policy " + policy.id());
      }
      Policy other = versions.putIfAbsent(policy.reference(), policy);
      if (other != null && !other.equals(policy)) {
        throw new IllegalArgumentException(
            policy.reference() + " is taken by other rules; give these a higher version");
      }
    } catch (ProblemException | IllegalArgumentException e) {
      throw new IllegalArgumentException("No policy in " + file + ": " + e.getMessage(), e);
    }
  }
}
