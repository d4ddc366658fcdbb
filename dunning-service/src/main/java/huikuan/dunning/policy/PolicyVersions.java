package huikuan.dunning.policy;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.dunning.policy.PolicyCommand.AddFile;
import huikuan.dunning.policy.PolicyCommand.ApproveVersion;
import huikuan.dunning.policy.PolicyCommand.DraftVersion;
import huikuan.dunning.policy.PolicyCommand.RejectVersion;
import huikuan.dunning.policy.PolicyEvent.VersionApproved;
import huikuan.dunning.policy.PolicyEvent.VersionDrafted;
import huikuan.dunning.policy.PolicyEvent.VersionOvertaken;
import huikuan.dunning.policy.PolicyEvent.VersionRejected;
import huikuan.dunning.policy.PolicyOutcome.Added;
import huikuan.dunning.policy.PolicyOutcome.Overtaken;
import huikuan.dunning.policy.PolicyOutcome.Unchanged;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One policy: its versions, of which those are followed that somebody else has approved. */
@Aggregate(type = "policy")
class PolicyVersions {

  @AggregateIdentifier private @Nullable PolicyKey key;
  private final NavigableMap<Integer, VersionDrafted> versions = new TreeMap<>();
  private final NavigableSet<Integer> approved = new TreeSet<>();

  /** The versions that wait for another person. */
  private final NavigableSet<Integer> open = new TreeSet<>();

  protected PolicyVersions() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  PolicyOutcome handle(DraftVersion command, @MetaDataValue(Actor.METADATA) String actor) {
    int newest = newest();
    if (newest > 0
        && command.draft().saysAs(draftOf(newest))
        && (approved.contains(newest) || waits(newest, command.now()))) {
      return new Unchanged(newest);
    }
    add(command.draft().numbered(newest + 1), actor, false, command.lapsesAt());
    return new Added(newest + 1);
  }

  private boolean waits(int version, Instant now) {
    Proposal proposal = requireNonNull(versions.get(version)).proposal();
    return open.contains(version) && (proposal == null || proposal.isWaiting(now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  PolicyOutcome handle(AddFile command, @MetaDataValue(Actor.METADATA) String actor) {
    int number = command.draft().policy().version();
    if (versions.containsKey(number) && draftOf(number).equals(command.draft())) {
      if (newer(number)) {
        approve(number, actor);
      }
      return new Unchanged(number);
    }
    boolean ownAlone = versions.values().stream().allMatch(VersionDrafted::shipped);
    if (number <= newest() || (command.shipped() && !ownAlone)) {
      return new Overtaken(newest());
    }
    add(command.draft(), actor, command.shipped(), null);
    approve(number, actor);
    return new Added(number);
  }

  @CommandHandler
  Verdict handle(ApproveVersion command, @MetaDataValue(Actor.METADATA) String actor) {
    VersionDrafted version = versions.get(command.version());
    Proposal proposal = version == null ? null : version.proposal();
    if (proposal == null) {
      return Verdict.UNKNOWN;
    }
    if (!open.contains(command.version())) {
      return Verdict.DECIDED;
    }
    Verdict verdict = proposal.approvalBy(actor, command.now());
    if (verdict == Verdict.APPROVED) {
      approve(command.version(), actor);
    }
    return verdict;
  }

  @CommandHandler
  Verdict handle(RejectVersion command) {
    if (!versions.containsKey(command.version())) {
      return Verdict.UNKNOWN;
    }
    if (!open.contains(command.version())) {
      return Verdict.DECIDED;
    }
    apply(new VersionRejected(requireNonNull(key).policy(), command.version(), command.reason()));
    return Verdict.REJECTED;
  }

  private int newest() {
    return versions.isEmpty() ? 0 : versions.lastKey();
  }

  private PolicyDraft draftOf(int version) {
    return requireNonNull(versions.get(version)).draft();
  }

  private void add(PolicyDraft draft, String actor, boolean shipped, @Nullable Instant lapsesAt) {
    apply(
        new VersionDrafted(
            draft.policy(),
            draft.appliesTo(),
            draft.effectiveFrom(),
            versions.isEmpty() ? null : newest(),
            actor,
            shipped,
            lapsesAt));
  }

  /** Whether no version as new was approved before. */
  private boolean newer(int version) {
    return approved.isEmpty() || version > approved.last();
  }

  /** Of those before it, none can be approved any more. */
  private void approve(int version, String actor) {
    String policy = requireNonNull(key).policy();
    apply(new VersionApproved(policy, version, actor));
    List.copyOf(open.headSet(version)).forEach(old -> apply(new VersionOvertaken(policy, old)));
  }

  @EventSourcingHandler
  void on(VersionDrafted event) {
    key = new PolicyKey(event.id());
    versions.put(event.version(), event);
    open.add(event.version());
  }

  @EventSourcingHandler
  void on(VersionApproved event) {
    approved.add(event.version());
    open.remove(event.version());
  }

  @EventSourcingHandler
  void on(VersionRejected event) {
    open.remove(event.version());
  }

  @EventSourcingHandler
  void on(VersionOvertaken event) {
    open.remove(event.version());
  }
}
