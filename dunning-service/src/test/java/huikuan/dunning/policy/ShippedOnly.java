package huikuan.dunning.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The policy that comes with the program, and no other. */
public final class ShippedOnly implements Policies {

  private final Policy standard =
      new PolicyFiles(new PolicySettings(null)).all().getFirst().draft().policy();

  public Policy standard() {
    return standard;
  }

  @Override
  public Policy of(PolicySubject subject, Instant knownAt, ZoneId zone) {
    return standard;
  }

  @Override
  public Policy ofReference(String reference) {
    if (!reference.equals(standard.reference())) {
      throw new IllegalArgumentException("There is no policy " + reference);
    }
    return standard;
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
