package huikuan.dunning.policy;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.dunning.policy.PolicyCommand.AddFile;
import huikuan.dunning.policy.PolicyCommand.ApproveVersion;
import huikuan.dunning.policy.PolicyCommand.DraftVersion;
import huikuan.dunning.policy.PolicyEvent.VersionApproved;
import huikuan.dunning.policy.PolicyEvent.VersionDrafted;
import huikuan.dunning.policy.PolicyOutcome.Added;
import huikuan.dunning.policy.PolicyOutcome.Overtaken;
import huikuan.dunning.policy.PolicyOutcome.Unchanged;
import huikuan.platform.actor.Actor;
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

  protected PolicyVersions() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  PolicyOutcome handle(DraftVersion command, @MetaDataValue(Actor.METADATA) String actor) {
    int newest = newest();
    if (newest > 0 && command.draft().saysAs(draftOf(newest))) {
      return new Unchanged(newest);
    }
    add(command.draft().numbered(newest + 1), actor, false);
    return new Added(newest + 1);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  PolicyOutcome handle(AddFile command, @MetaDataValue(Actor.METADATA) String actor) {
    int number = command.draft().policy().version();
    if (versions.containsKey(number) && draftOf(number).equals(command.draft())) {
      approve(number, actor);
      return new Unchanged(number);
    }
    boolean ownAlone = versions.values().stream().allMatch(VersionDrafted::shipped);
    if (number <= newest() || (command.shipped() && !ownAlone)) {
      return new Overtaken(newest());
    }
    add(command.draft(), actor, command.shipped());
    approve(number, actor);
    return new Added(number);
  }

  @CommandHandler
  Approval handle(ApproveVersion command, @MetaDataValue(Actor.METADATA) String actor) {
    VersionDrafted proposed = versions.get(command.version());
    if (proposed == null) {
      return Approval.NO_SUCH_VERSION;
    }
    if (approved.contains(command.version())) {
      return Approval.ALREADY;
    }
    if (actor.equals(Actor.ANONYMOUS)) {
      return Approval.NOBODY;
    }
    if (actor.equals(proposed.proposedBy())) {
      return Approval.OWN_PROPOSAL;
    }
    return approve(command.version(), actor) ? Approval.APPROVED : Approval.OVERTAKEN;
  }

  private int newest() {
    return versions.isEmpty() ? 0 : versions.lastKey();
  }

  private PolicyDraft draftOf(int version) {
    return requireNonNull(versions.get(version)).draft();
  }

  private void add(PolicyDraft draft, String actor, boolean shipped) {
    apply(
        new VersionDrafted(
            draft.policy(),
            draft.appliesTo(),
            draft.effectiveFrom(),
            versions.isEmpty() ? null : newest(),
            actor,
            shipped));
  }

  /** Answers whether no version as new was approved before. */
  private boolean approve(int version, String actor) {
    boolean newer = approved.isEmpty() || version > approved.last();
    if (newer) {
      apply(new VersionApproved(requireNonNull(key).policy(), version, actor));
    }
    return newer;
  }

  @EventSourcingHandler
  void on(VersionDrafted event) {
    key = new PolicyKey(event.id());
    versions.put(event.version(), event);
  }

  @EventSourcingHandler
  void on(VersionApproved event) {
    approved.add(event.version());
  }
}
