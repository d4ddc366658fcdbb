package huikuan.dunning.policy;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.dunning.policy.PolicyEntry.Level;
import huikuan.dunning.policy.Step.Kind;
import huikuan.platform.reaction.Once;
import huikuan.platform.reaction.SharedLookup;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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

  StoredPolicies(MongoTemplate mongo, PolicyLog log) {
    this.mongo = mongo;
    this.log = log;
  }

  @Override
  public Policy of(PolicySubject subject, Instant knownAt, ZoneId zone) {
    List<PolicyEntry> entries = Once.inBatch("policies for " + subject, () -> lookup.get(subject));
    return PolicyChoice.of(entries, subject, knownAt, zone)
        .map(chosen -> log.policy(chosen.policy(), chosen.version()))
        .orElseGet(this::first);
  }

  /** What was known before the first version of all is chased by that. */
  private Policy first() {
    return log.history(Policy.STANDARD).versions().getFirst().draft().policy();
  }

  /** All versions of the policies that concern some of these claims. */
  private Map<PolicySubject, List<PolicyEntry>> concerning(Collection<PolicySubject> claims) {
    Set<String> targets = claims.stream().flatMap(each -> each.targets().stream()).collect(toSet());
    List<PolicyEntry> entries = new ArrayList<>(find("targets", targets));
    Set<String> special =
        entries.stream()
            .map(PolicyEntry::policy)
            .filter(policy -> !policy.equals(Policy.STANDARD))
            .collect(toSet());
    if (!special.isEmpty()) {
      // A version that is not for them any more takes the place of one that was.
      entries.removeIf(each -> special.contains(each.policy()));
      entries.addAll(find("policy", special));
    }
    return claims.stream().distinct().collect(toMap(identity(), each -> entries));
  }

  private List<PolicyEntry> find(String field, Collection<String> values) {
    return mongo.find(Query.query(where(field).in(values)), PolicyEntry.class);
  }

  @Override
  public Policy ofReference(String reference) {
    int slash = reference.lastIndexOf('/');
    return log.policy(
        reference.substring(0, slash), Integer.parseInt(reference.substring(slash + 1)));
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
    Query approved = Query.query(where("approvedAt").exists(true)).with(Sort.by("_id"));
    return mongo.find(approved, PolicyEntry.class).stream().flatMap(each -> each.levels().stream());
  }
}
