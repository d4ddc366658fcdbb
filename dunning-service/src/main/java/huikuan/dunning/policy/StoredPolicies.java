package huikuan.dunning.policy;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.dunning.policy.PolicyEntry.Level;
import huikuan.dunning.policy.Step.Kind;
import huikuan.platform.reaction.Once;
import huikuan.platform.together.SharedLookup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Finds a claim's policy in the directory, and the rules of a version in the log. */
@Component
class StoredPolicies implements Policies {

  private final MongoTemplate mongo;
  private final PolicyLog log;
  private final SharedLookup<PolicySubject, List<PolicyEntry>> lookup =
      new SharedLookup<>(this::concerning);

  /**
   * What a batch of claims asks once.
   *
   * @param special whether any policy is for some claims in particular
   */
  private record Offer(List<PolicyEntry> standard, boolean special) {}

  StoredPolicies(MongoTemplate mongo, PolicyLog log) {
    this.mongo = mongo;
    this.log = log;
  }

  @Override
  public Policy of(PolicySubject subject, Instant knownAt, ZoneId zone) {
    Offer offer = Once.inBatch("policies", this::offer);
    List<PolicyEntry> entries = new ArrayList<>(offer.standard());
    if (offer.special()) {
      entries.addAll(Once.inBatch("policies for " + subject, () -> lookup.get(subject)));
    }
    return PolicyChoice.of(entries, subject, knownAt, zone)
        .map(chosen -> log.policy(chosen.policy(), chosen.version()))
        .orElseGet(this::first);
  }

  private Offer offer() {
    Query others = approved().addCriteria(where("policy").ne(Policy.STANDARD));
    return new Offer(
        find("policy", Set.of(Policy.STANDARD)), mongo.exists(others, PolicyEntry.class));
  }

  /** What was known before the first version of all is chased by that. */
  private Policy first() {
    return log.history(Policy.STANDARD).versions().getFirst().draft().policy();
  }

  /** All versions of the policies that are, or were, for some of these claims in particular. */
  private Map<PolicySubject, List<PolicyEntry>> concerning(Collection<PolicySubject> claims) {
    Set<String> targets = claims.stream().flatMap(each -> each.targets().stream()).collect(toSet());
    targets.remove(AppliesTo.REST);
    // A version that is not for them any more takes the place of one that was.
    Set<String> policies =
        find("targets", targets).stream().map(PolicyEntry::policy).collect(toSet());
    List<PolicyEntry> entries = policies.isEmpty() ? List.of() : find("policy", policies);
    return claims.stream().distinct().collect(toMap(identity(), each -> entries));
  }

  private List<PolicyEntry> find(String field, Collection<String> values) {
    return mongo.find(Query.query(where(field).in(values)), PolicyEntry.class);
  }

  @Override
  public Optional<PolicyState> state(PolicyReference reference, LocalDate day) {
    PolicyHistory history = log.history(reference.id());
    return history.find(reference.version()).map(version -> history.stateOn(day, version));
  }

  @Override
  public Policy ofReference(String reference) {
    PolicyReference read = PolicyReference.parse(reference);
    return log.policy(read.id(), read.version());
  }

  @Override
  public List<String> levels() {
    return levels(EnumSet.allOf(Kind.class));
  }

  @Override
  public List<String> reminderLevels() {
    return levels(EnumSet.of(Kind.COURTESY, Kind.DEMAND));
  }

  private List<String> levels(Set<Kind> kinds) {
    return steps()
        .filter(each -> kinds.contains(each.kind()))
        .map(Level::level)
        .distinct()
        .toList();
  }

  /** What a step of a level does, of every level that claims can reach. */
  Map<String, Kind> kinds() {
    return steps().collect(toMap(Level::level, Level::kind, (first, other) -> first));
  }

  /** The steps of all versions that are approved. */
  private Stream<Level> steps() {
    return mongo.find(approved().with(Sort.by("_id")), PolicyEntry.class).stream()
        .flatMap(each -> each.levels().stream());
  }

  private static Query approved() {
    return Query.query(where("approvedAt").exists(true));
  }
}
