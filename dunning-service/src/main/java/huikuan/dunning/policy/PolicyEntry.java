package huikuan.dunning.policy;

import static java.util.Objects.requireNonNull;

import huikuan.dunning.policy.Step.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A version of a policy as stored: what claims are matched by. Days are text: a day has no time
 * zone, a BSON date has one.
 *
 * @param targets what it is for
 * @param approvedAt null = it is not approved
 */
@Document(PolicyEntry.COLLECTION)
record PolicyEntry(
    @Id String id,
    String policy,
    int version,
    List<String> targets,
    @Nullable String effectiveFrom,
    List<Level> levels,
    @Nullable Instant approvedAt) {

  static final String COLLECTION = "policies";

  /** A level, and what its step does. */
  record Level(String level, Kind kind) {}

  /** Whether claims that become known at a moment are chased by it, if there is no newer one. */
  boolean isEffective(Instant knownAt, ZoneId zone) {
    return approvedAt != null
        && !approvedAt.isAfter(knownAt)
        && !since(zone).isAfter(knownAt.atZone(zone).toLocalDate());
  }

  /** The day from which on it is effective: its own, or that of its approval if that is later. */
  LocalDate since(ZoneId zone) {
    LocalDate approved = requireNonNull(approvedAt).atZone(zone).toLocalDate();
    LocalDate from = effectiveFrom == null ? approved : LocalDate.parse(effectiveFrom);
    return from.isBefore(approved) ? approved : from;
  }
}
