package huikuan.dunning.promise;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.MoneyOnAccount;
import huikuan.dunning.arrangement.MoneyOnAccount.Counted;
import huikuan.dunning.promise.PromiseCommand.ApprovePromise;
import huikuan.dunning.promise.PromiseCommand.FollowPromise;
import huikuan.dunning.promise.PromiseCommand.JudgePromise;
import huikuan.dunning.promise.PromiseCommand.LapsePromise;
import huikuan.dunning.promise.PromiseCommand.MakePromise;
import huikuan.dunning.promise.PromiseCommand.RejectPromise;
import huikuan.dunning.promise.PromiseCommand.ReplacePromises;
import huikuan.dunning.promise.PromiseCommand.WithdrawAll;
import huikuan.dunning.promise.PromiseCommand.WithdrawPromise;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    PromiseRules rules = new PromiseRules(command, promises.values());
    Optional<Promise> same = rules.same();
    if (same.isPresent()) {
      return new PromiseOutcome.Same(same.get().id());
    }
    List<Excess> excesses = rules.excesses();
    if (!excesses.isEmpty()) {
      return new PromiseOutcome.MoreThanFree(excesses);
    }
    ArrangementId id =
        new ArrangementId(PromiseEvent.KIND, command.key().customer(), promises.size() + 1);
    PromiseMade made = rules.made(id, actor);
    rules.replaced().stream()
        .filter(each -> made.lapsesAt() == null || each.state() == PromiseState.PROPOSED)
        .forEach(each -> replace(each, made, command.now()));
    apply(made);
    return new PromiseOutcome.Made(id);
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
      formerOf(promise).forEach(each -> replace(each, promise.made(), command.now()));
      apply(new PromiseApproved(promise.id(), promise.made().account(), promise.promised()));
      judge(require(promise.id()), command.now());
    }
    return verdict;
  }

  /** The recipient's former promises. They stay in force until the one in their place is. */
  private List<Promise> formerOf(Promise promise) {
    return promises.values().stream()
        .filter(each -> each.state() == PromiseState.IN_FORCE && promise.takesPlaceOf(each))
        .toList();
  }

  @CommandHandler
  Verdict handle(RejectPromise command) {
    Promise promise = promises.get(command.promise());
    if (promise == null || promise.made().proposal() == null) {
      return Verdict.UNKNOWN;
    }
    if (promise.state() != PromiseState.PROPOSED) {
      return promise.state() == PromiseState.LAPSED ? Verdict.LAPSED : Verdict.DECIDED;
    }
    apply(
        new PromiseRejected(
            promise.id(), promise.made().account(), promise.promised(), command.reason()));
    return Verdict.REJECTED;
  }

  @CommandHandler
  void handle(LapsePromise command) {
    Promise promise = require(command.promise());
    if (promise.state() == PromiseState.PROPOSED && !promise.isOpen(command.now())) {
      apply(new PromiseLapsed(promise.id(), promise.made().account(), promise.promised()));
    }
  }

  @CommandHandler
  void handle(FollowPromise command) {
    Promise promise = require(command.promise());
    PromiseMade made = promise.made();
    AgreedPart before = promise.part(command.change().caseId()).orElseThrow();
    AgreedPart after = before.after(command.change(), made.until());
    if (after.equals(before) || !promise.state().isHeeding()) {
      return;
    }
    Instant now = command.change().at();
    boolean held =
        promise.state() == PromiseState.IN_FORCE
            && promise.with(after).verdict(now).state() == PromiseState.IN_FORCE;
    apply(
        new PartChanged(
            promise.id(),
            made.account(),
            after,
            command.change().change(),
            command.change().document(),
            held ? made.until() : null));
    Promise followed = require(promise.id());
    if (followed.state() != PromiseState.PROPOSED && !waitsForItsEnd(followed, now)) {
      judge(followed, now);
    }
  }

  /**
   * Whether its verdict is still to come. When its end is over, that waits for the receipts of its
   * last days, and counts money on account; what changes meanwhile does not break it.
   */
  private static boolean waitsForItsEnd(Promise promise, Instant now) {
    return promise.state() == PromiseState.IN_FORCE
        && promise.verdict(now).state() != PromiseState.KEPT;
  }

  /** Of those that end together, money on account counts first for the one that was made first. */
  @CommandHandler
  void handle(JudgePromise command) {
    AccountId account = require(command.promise()).made().account();
    for (Promise each : List.copyOf(promises.values())) {
      boolean over = !command.now().isBefore(each.made().endsAt());
      if (each.state() == PromiseState.IN_FORCE && over && each.made().account().equals(account)) {
        Money counted = onAccount(each, command.unapplied());
        judge(each, each.verdict(counted, command.now()), command.now());
      }
    }
  }

  /** The money on account that counts for a promise, and for no other. */
  private Money onAccount(Promise promise, Money unapplied) {
    return MoneyOnAccount.left(
        unapplied,
        promise.made().unapplied(),
        promises.values().stream()
            .filter(each -> each.state().isVerdict())
            .filter(each -> each.made().account().equals(promise.made().account()))
            .map(each -> new Counted(each.made().unapplied(), each.counted()))
            .toList());
  }

  private static void judge(Promise promise, Instant now) {
    judge(promise, promise.verdict(now), now);
  }

  /** Tells the verdict, if it is another than before. */
  private static void judge(Promise promise, PromiseVerdict verdict, Instant now) {
    if (verdict.state() == promise.state()) {
      return;
    }
    PromiseMade made = promise.made();
    if (verdict.state() == PromiseState.IN_FORCE) {
      apply(
          new PromiseInForceAgain(promise.id(), made.account(), promise.promised(), made.endsAt()));
    } else {
      apply(
          new PromiseJudged(
              promise.id(),
              made.account(),
              promise.promised(),
              verdict.state(),
              verdict.paid(),
              verdict.onAccount(),
              verdict.missing(),
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
    List<Promise> open = open();
    open.forEach(each -> takeBack(each, command.reason(), true, command.now()));
    return open.size();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  int handle(ReplacePromises command) {
    List<Promise> covered = open().stream().filter(each -> each.isWithin(command.cases())).toList();
    covered.forEach(each -> takeBack(each, "replaced by " + command.by(), true, command.now()));
    return covered.size();
  }

  private List<Promise> open() {
    return promises.values().stream()
        .filter(
            each -> each.state() == PromiseState.IN_FORCE || each.state() == PromiseState.PROPOSED)
        .toList();
  }

  /** A promise for no later day breaks none. */
  private static void replace(Promise former, PromiseMade by, Instant now) {
    boolean excused = !by.on().isAfter(former.made().on());
    takeBack(former, "replaced by " + by.arrangement(), excused, now);
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
            ? new PromiseRejected(id, account, promise.promised(), reason)
            : new PromiseWithdrawn(
                id, account, promise.promised(), reason, now, excused ? true : null));
  }

  @EventSourcingHandler
  void on(PromiseEvent event) {
    key = new PromisesKey(event.arrangement().customer());
    if (event instanceof PromiseMade made) {
      promises.put(made.arrangement(), Promise.of(made));
    } else {
      promises.put(event.arrangement(), require(event.arrangement()).after(event));
    }
  }

  private Promise require(ArrangementId promise) {
    return requireNonNull(promises.get(promise));
  }
}
