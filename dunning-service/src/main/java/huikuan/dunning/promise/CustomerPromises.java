package huikuan.dunning.promise;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.promise.Promise.Standing;
import huikuan.dunning.promise.PromiseCommand.ApprovePromise;
import huikuan.dunning.promise.PromiseCommand.FollowPromise;
import huikuan.dunning.promise.PromiseCommand.JudgePromise;
import huikuan.dunning.promise.PromiseCommand.LapsePromise;
import huikuan.dunning.promise.PromiseCommand.MakePromise;
import huikuan.dunning.promise.PromiseCommand.Offered;
import huikuan.dunning.promise.PromiseCommand.RejectPromise;
import huikuan.dunning.promise.PromiseCommand.Said;
import huikuan.dunning.promise.PromiseCommand.WithdrawAll;
import huikuan.dunning.promise.PromiseCommand.WithdrawPromise;
import huikuan.dunning.promise.PromiseEvent.NeedsApproval;
import huikuan.dunning.promise.PromiseEvent.PartChanged;
import huikuan.dunning.promise.PromiseEvent.PromiseApproved;
import huikuan.dunning.promise.PromiseEvent.PromiseInForceAgain;
import huikuan.dunning.promise.PromiseEvent.PromiseJudged;
import huikuan.dunning.promise.PromiseEvent.PromiseLapsed;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseRejected;
import huikuan.dunning.promise.PromiseEvent.PromiseWithdrawn;
import huikuan.dunning.promise.PromiseOutcome.Excess;
import huikuan.dunning.promise.PromiseOutcome.Withdrawal;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The promises of a customer. One aggregate keeps them all, so that no claim is promised twice and
 * broken ones are counted.
 */
@Aggregate(type = "promises")
class CustomerPromises {

  @SuppressWarnings("unused") // read by the framework
  @AggregateIdentifier
  private @Nullable PromisesKey key;

  private final Map<ArrangementId, Promise> promises = new LinkedHashMap<>();

  protected CustomerPromises() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  PromiseOutcome handle(MakePromise command, @MetaDataValue(Actor.METADATA) String actor) {
    Optional<Promise> same =
        promises.values().stream().filter(each -> isSame(each, command)).findFirst();
    if (same.isPresent()) {
      return new PromiseOutcome.Same(same.get().id());
    }
    ArrangementId id =
        new ArrangementId(PromiseEvent.KIND, command.key().customer(), promises.size() + 1);
    List<Promise> replaced = replaced(command);
    List<Excess> excesses =
        command.parts().stream().flatMap(part -> excess(part, replaced, command.now())).toList();
    if (!excesses.isEmpty()) {
      return new PromiseOutcome.MoreThanFree(excesses);
    }
    NeedsApproval approval = needsApproval(command);
    replaced.forEach(each -> takeBack(each, "replaced by " + id, command.now()));
    apply(made(command, id, approval, actor));
    return new PromiseOutcome.Made(id);
  }

  private static boolean isSame(Promise known, MakePromise command) {
    PromiseMade made = known.made();
    return known.isOpen(command.now())
        && made.account().equals(command.account())
        && made.on().equals(command.on())
        && made.parts().stream()
            .map(each -> each.caseId() + " " + each.amount())
            .toList()
            .equals(
                command.parts().stream().map(each -> each.caseId() + " " + each.amount()).toList());
  }

  /** A recipient's later promise in an account takes the place of its former. */
  private List<Promise> replaced(MakePromise command) {
    return command.said().message() == null
        ? List.of()
        : promises.values().stream()
            .filter(each -> each.isOfRecipient() && each.isOpen(command.now()))
            .filter(each -> each.made().account().equals(command.account()))
            .toList();
  }

  private Stream<Excess> excess(Offered part, List<Promise> replaced, Instant now) {
    Money promised = Money.zero(part.amount().currency());
    for (Promise each : promises.values()) {
      if (each.isOpen(now) && !replaced.contains(each)) {
        promised = promised.plus(each.missingOf(part.caseId()));
      }
    }
    Money free = part.free().minus(promised);
    return part.amount().compareTo(free) > 0
        ? Stream.of(new Excess(part.item(), part.amount(), free))
        : Stream.empty();
  }

  private @Nullable NeedsApproval needsApproval(MakePromise command) {
    Instant since = command.now().minus(Duration.ofDays(command.terms().brokenWithinDays()));
    long broken = promises.values().stream().filter(each -> each.wasBrokenAfter(since)).count();
    if (broken >= command.terms().mostBroken()) {
      return NeedsApproval.BROKEN_BEFORE;
    }
    boolean far = command.on().isAfter(command.today().plusDays(command.terms().daysAhead()));
    return far && !command.byApprover() ? NeedsApproval.FAR_AHEAD : null;
  }

  private static PromiseMade made(
      MakePromise command, ArrangementId id, @Nullable NeedsApproval approval, String actor) {
    Said said = command.said();
    return new PromiseMade(
        id,
        command.account(),
        command.parts().stream()
            .map(
                each ->
                    AgreedPart.of(
                        each.caseId(),
                        each.item().kind(),
                        each.item().number(),
                        each.amount(),
                        each.open(),
                        each.position()))
            .toList(),
        command.amount(),
        command.unapplied(),
        command.on(),
        command.until(),
        command.endsAt(),
        command.terms().tolerance(command.amount()),
        said.ifBroken(),
        said.contactId(),
        said.talk(),
        said.message(),
        said.note(),
        actor,
        approval,
        approval == null ? null : command.lapsesAt());
  }

  @CommandHandler
  Verdict handle(ApprovePromise command, @MetaDataValue(Actor.METADATA) String actor) {
    Promise promise = promises.get(command.promise());
    Proposal proposal = promise == null ? null : promise.made().proposal();
    if (promise == null || proposal == null) {
      return Verdict.UNKNOWN;
    }
    if (promise.state() != PromiseState.PROPOSED) {
      return promise.state() == PromiseState.LAPSED ? Verdict.LAPSED : Verdict.DECIDED;
    }
    Verdict verdict = proposal.approvalBy(actor, command.now());
    if (verdict == Verdict.APPROVED) {
      PromiseMade made = promise.made();
      apply(
          new PromiseApproved(
              promise.id(), made.account(), List.copyOf(promise.parts()), made.until()));
      judge(promise, promise.standing(null, command.now()), command.now());
    }
    return verdict;
  }

  @CommandHandler
  Verdict handle(RejectPromise command) {
    Promise promise = promises.get(command.promise());
    if (promise == null || promise.made().proposal() == null) {
      return Verdict.UNKNOWN;
    }
    if (promise.state() != PromiseState.PROPOSED) {
      return Verdict.DECIDED;
    }
    apply(new PromiseRejected(promise.id(), promise.made().account(), command.reason()));
    return Verdict.REJECTED;
  }

  @CommandHandler
  void handle(LapsePromise command) {
    Promise promise = requireNonNull(promises.get(command.promise()));
    if (promise.state() == PromiseState.PROPOSED && !promise.isOpen(command.now())) {
      apply(new PromiseLapsed(promise.id(), promise.made().account()));
    }
  }

  @CommandHandler
  void handle(FollowPromise command) {
    Promise promise = requireNonNull(promises.get(command.promise()));
    PromiseMade made = promise.made();
    AgreedPart before = requireNonNull(promise.part(command.change().caseId()));
    AgreedPart after = before.after(command.change(), made.until());
    boolean heeded =
        promise.state() == PromiseState.IN_FORCE
            || promise.state() == PromiseState.PROPOSED
            || promise.state().isVerdict();
    if (after.equals(before) || !heeded) {
      return;
    }
    Instant now = command.change().at();
    Standing standing = promise.standing(after, now);
    boolean inForce = promise.state() == PromiseState.IN_FORCE;
    boolean held = inForce && standing.verdict() == PromiseState.IN_FORCE;
    apply(
        new PartChanged(
            promise.id(),
            made.account(),
            after,
            command.change().change(),
            command.change().document(),
            held ? made.until() : null));
    if (promise.state() != PromiseState.PROPOSED) {
      judge(promise, standing, now);
    }
  }

  @CommandHandler
  void handle(JudgePromise command) {
    Promise promise = requireNonNull(promises.get(command.promise()));
    boolean over = !command.now().isBefore(promise.made().endsAt());
    if (promise.state() == PromiseState.IN_FORCE && over) {
      Money more = command.unapplied().minus(promise.made().unapplied());
      Money none = more.minus(more);
      judge(
          promise,
          promise.standing(null, more.signum() > 0 ? more : none, command.now()),
          command.now());
    }
  }

  /** Tells the verdict, if it is another than before. */
  private static void judge(Promise promise, Standing standing, Instant now) {
    if (standing.verdict() == promise.state()) {
      return;
    }
    PromiseMade made = promise.made();
    if (standing.verdict() == PromiseState.IN_FORCE) {
      apply(
          new PromiseInForceAgain(
              promise.id(),
              made.account(),
              List.copyOf(promise.parts()),
              made.until(),
              made.endsAt()));
    } else {
      apply(
          new PromiseJudged(
              promise.id(),
              made.account(),
              standing.verdict(),
              standing.paid(),
              standing.onAccount(),
              standing.missing(),
              promise.cases(),
              now));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Withdrawal handle(WithdrawPromise command) {
    Promise promise = promises.get(command.promise());
    if (promise == null) {
      return Withdrawal.UNKNOWN;
    }
    return switch (promise.state()) {
      case WITHDRAWN -> Withdrawal.UNCHANGED;
      case PROPOSED, IN_FORCE -> {
        takeBack(promise, command.reason(), command.now());
        yield Withdrawal.DONE;
      }
      case KEPT, PARTLY_KEPT, BROKEN, REJECTED, LAPSED -> Withdrawal.OVER;
    };
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  int handle(WithdrawAll command) {
    List<Promise> open =
        promises.values().stream()
            .filter(
                each ->
                    each.state() == PromiseState.IN_FORCE || each.state() == PromiseState.PROPOSED)
            .toList();
    open.forEach(each -> takeBack(each, command.reason(), true, command.now()));
    return open.size();
  }

  private static void takeBack(Promise promise, String reason, Instant now) {
    takeBack(promise, reason, false, now);
  }

  /** One that never was in force does not count as broken. */
  private static void takeBack(Promise promise, String reason, boolean excused, Instant now) {
    ArrangementId id = promise.id();
    AccountId account = promise.made().account();
    apply(
        promise.state() == PromiseState.PROPOSED
            ? new PromiseRejected(id, account, reason)
            : new PromiseWithdrawn(
                id, account, reason, promise.cases(), now, excused ? true : null));
  }

  @EventSourcingHandler
  void on(PromiseEvent event) {
    key = new PromisesKey(event.arrangement().customer());
    if (event instanceof PromiseMade made) {
      promises.put(made.arrangement(), new Promise(made));
    } else {
      requireNonNull(promises.get(event.arrangement())).remember(event);
    }
  }
}
