package huikuan.dunning.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The policy that comes with the program, and no other but those given. */
public final class ShippedOnly implements Policies {

  private final Policy standard =
      new PolicyFiles(new PolicySettings(null)).all().getFirst().draft().policy();

  private final List<Policy> others = new ArrayList<>();

  /** The same, where these are effective, too. */
  public ShippedOnly with(Policy... more) {
    others.addAll(List.of(more));
    return this;
  }

  private Optional<Policy> find(String reference) {
    return Stream.concat(Stream.of(standard), others.stream())
        .filter(each -> each.reference().equals(reference))
        .findFirst();
  }

  public Policy standard() {
    return standard;
  }

  @Override
  public Policy of(PolicySubject subject, Instant knownAt, ZoneId zone) {
    return standard;
  }

  @Override
  public Optional<PolicyState> state(PolicyReference reference, LocalDate day) {
    return find(reference.toString()).map(_ -> PolicyState.EFFECTIVE);
  }

  @Override
  public Policy ofReference(String reference) {
    return find(reference)
        .orElseThrow(() -> new IllegalArgumentException("There is no policy " + reference));
  }

  @Override
  public List<String> levels() {
    return standard.steps().stream().map(Step::level).toList();
  }

  @Override
  public List<String> reminderLevels() {
    return levels();
  }
}
