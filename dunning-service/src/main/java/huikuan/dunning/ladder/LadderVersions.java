package huikuan.dunning.ladder;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.dunning.ladder.LadderCommand.ApproveLadder;
import huikuan.dunning.ladder.LadderCommand.DraftLadder;
import huikuan.dunning.ladder.LadderCommand.RejectLadder;
import huikuan.dunning.ladder.LadderEvent.LadderApproved;
import huikuan.dunning.ladder.LadderEvent.LadderDrafted;
import huikuan.dunning.ladder.LadderEvent.LadderOvertaken;
import huikuan.dunning.ladder.LadderEvent.LadderRejected;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One ladder: its versions, of which those are followed that somebody else has approved. */
@Aggregate(type = "ladder")
class LadderVersions {

  @AggregateIdentifier private @Nullable LadderKey key;
  private @Nullable Ladder newest;
  private boolean approved;

  /** The proposals that wait for another person. */
  private final NavigableMap<Integer, Proposal> open = new TreeMap<>();

  protected LadderVersions() {}

  /** Answers the number of the version that says this. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  LadderOutcome handle(DraftLadder command, @MetaDataValue(Actor.METADATA) String actor) {
    Ladder before = newest;
    if (before != null
        && command.draft().saysAs(before)
        && (approved || waits(before.version(), command.now()))) {
      return new LadderOutcome(before.version(), false);
    }
    int next = (before == null ? command.shipped() : before.version()) + 1;
    apply(new LadderDrafted(command.draft().numbered(next), actor, command.lapsesAt()));
    return new LadderOutcome(next, true);
  }

  private boolean waits(int version, Instant now) {
    Proposal proposal = open.get(version);
    return proposal != null && proposal.isWaiting(now);
  }

  @CommandHandler
  Verdict handle(ApproveLadder command, @MetaDataValue(Actor.METADATA) String actor) {
    Proposal proposal = open.get(command.version());
    if (proposal == null) {
      return known(command.version()) ? Verdict.DECIDED : Verdict.UNKNOWN;
    }
    Verdict verdict = proposal.approvalBy(actor, command.now());
    if (verdict == Verdict.APPROVED) {
      apply(new LadderApproved(id(), command.version(), actor));
      List.copyOf(open.headMap(command.version()).keySet())
          .forEach(old -> apply(new LadderOvertaken(id(), old)));
    }
    return verdict;
  }

  @CommandHandler
  Verdict handle(RejectLadder command) {
    if (!open.containsKey(command.version())) {
      return known(command.version()) ? Verdict.DECIDED : Verdict.UNKNOWN;
    }
    apply(new LadderRejected(id(), command.version(), command.reason()));
    return Verdict.REJECTED;
  }

  private boolean known(int version) {
    return newest != null && version <= newest.version();
  }

  private String id() {
    return newest == null ? "" : newest.id();
  }

  @EventSourcingHandler
  void on(LadderEvent event) {
    switch (event) {
      case LadderDrafted drafted -> {
        key = new LadderKey(drafted.id());
        newest = drafted.ladder();
        approved = false;
        open.put(drafted.version(), drafted.proposal());
      }
      case LadderApproved it -> {
        approved = approved || (newest != null && it.version() == newest.version());
        open.remove(it.version());
      }
      case LadderRejected it -> open.remove(it.version());
      case LadderOvertaken it -> open.remove(it.version());
    }
  }
}
