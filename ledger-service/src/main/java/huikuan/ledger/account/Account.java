package huikuan.ledger.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.Decision.Happens;
import huikuan.ledger.account.Decision.Refused;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.ProposalEvent.PostingApproved;
import huikuan.ledger.account.ProposalEvent.PostingOvertaken;
import huikuan.ledger.account.ProposalEvent.PostingProposed;
import huikuan.ledger.account.ProposalEvent.PostingRejected;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import huikuan.platform.axon.MongoDeadlineManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * An account remembers only what it needs to decide: the items that are not settled. The log keeps
 * the settled items and the used numbers; it never forgets.
 */
@Aggregate(
    snapshotTriggerDefinition = "accountSnapshots",
    cache = "recentAccounts",
    lockFactory = "accountLocks")
@Revision("5")
class Account {

  private static final int EMPTY_WEIGHT = 10;

  /** One commit holds so many changes with room to spare. */
  private static final int MOST_CHANGES_TOLD = 5_000;

  /** The kinds that give up a claim when they are proposed here. */
  private static final Set<Kind> GIVEN_UP = EnumSet.of(Kind.WRITE_OFF, Kind.CREDIT_NOTE);

  /** So many documents can wait for approval at once. */
  private static final int MOST_PROPOSALS = 100;

  @AggregateIdentifier private AccountId id;
  private Items items = new Items();
  private Ahead ahead = new Ahead();

  /** What waits for another person, by the number of the document. */
  private Map<String, PostingProposed> proposed = new TreeMap<>();

  /** How many there have been. */
  private int proposals;

  /** The last day on which something dated ahead was told. */
  private @Nullable LocalDate toldThrough;

  @SuppressWarnings("NullAway.Init") // Axon makes it, then its first event assigns the id.
  Account() {}

  /**
   * One outcome per document, in order. A concurrent change causes a ConcurrencyException: at the
   * append, or by a look into the log if none is accepted.
   */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  List<Outcome> handle(PostDocuments command, Archive archive, Midnights midnights) {
    return post(command, archive, midnights);
  }

  private List<Outcome> post(PostDocuments command, Archive archive, Midnights midnights) {
    LocalDate today = notBeforeTold(command.today());
    // The deadlines are set before anything is stored: all that is stored will be told.
    midnights.await(command.account(), command.daysAfter(today));
    Version version = Version.of(command.account(), getVersion());
    tell(today);
    if (ahead.due(today)) {
      throw new EffectsWait(command.account());
    }
    Map<DocumentKey, AccountEvent> accepted = new LinkedHashMap<>();
    Known known = new Known(items, archive, version, accepted.values(), today, ahead);
    List<Outcome> outcomes = new ArrayList<>();
    for (Document document : command.documents()) {
      outcomes.add(post(document, command.lockedBefore(), known, accepted));
    }
    if (accepted.isEmpty() && archive.overtaken(version)) {
      throw new ConcurrencyException(command.account() + " has changed meanwhile");
    }
    return outcomes;
  }

  /**
   * What the rules refuse is not proposed. The same again is the proposal that waits; another
   * content under its number takes its place.
   */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ProposePosting.Outcome handle(
      ProposePosting command,
      Archive archive,
      Midnights midnights,
      @MetaDataValue(Actor.METADATA) String actor) {
    Document document = command.document();
    PostingProposed last = proposed.get(document.key().toString());
    PostingProposed waiting =
        last != null && last.proposal().isWaiting(command.now()) ? last : null;
    if (waiting != null && waiting.fingerprint().equals(document.fingerprint())) {
      return waits(waiting);
    }
    LocalDate today = notBeforeTold(command.today());
    Version version = Version.of(command.account(), getVersion());
    Known known = new Known(items, archive, version, List.of(), today, ahead);
    switch (PostingRules.decide(document, command.lockedBefore(), known)) {
      case Refused refused -> {
        return new ProposePosting.Outcome.Refused(refused.rejection());
      }
      case Happens happens -> {
        if (alone(command, happens.event())) {
          post(one(document, command.today(), command.lockedBefore()), archive, midnights);
          return new ProposePosting.Outcome.Posted();
        }
        if (waiting != null && !waiting.proposal().by().equals(actor)) {
          return new ProposePosting.Outcome.OfAnother(waiting.proposal().by());
        }
        return propose(command, happens.event(), actor);
      }
    }
  }

  private ProposePosting.Outcome propose(ProposePosting command, AccountEvent event, String actor) {
    String key = command.document().key().toString();
    for (PostingProposed each : List.copyOf(proposed.values())) {
      boolean replaced = each.key().toString().equals(key);
      if (replaced || !each.proposal().isWaiting(command.now())) {
        apply(new PostingOvertaken(id, each.proposalNumber(), each.kind(), each.number()));
      }
    }
    if (proposed.size() >= MOST_PROPOSALS) {
      return new ProposePosting.Outcome.TooMany(proposed.size());
    }
    PostingProposed now = proposed(command, event, proposals + 1, actor);
    apply(now);
    return waits(now);
  }

  private static ProposePosting.Outcome waits(PostingProposed proposed) {
    return new ProposePosting.Outcome.Waits(
        proposed.proposalId(), proposed.proposal().needed(), proposed.proposal().lapsesAt());
  }

  /**
   * Else two others would never have to approve what is given up in parts. Credit notes from
   * elsewhere correct an invoice; beside another credit note they can't be told from parts.
   */
  private int needed(ProposePosting command, AccountEvent event) {
    Money byOne = command.byOne();
    if (byOne == null) {
      return 1;
    }
    Stream<Money> waiting =
        proposed.values().stream()
            .filter(each -> GIVEN_UP.contains(each.kind()))
            .map(PostingProposed::amount);
    Stream<Money> before =
        event.allocations().stream()
            .map(each -> ItemName.of(each.claim()))
            .distinct()
            .flatMap(claim -> Stream.ofNullable(items.find(claim.kind(), claim.number())))
            .flatMap(claim -> claim.links().stream())
            .filter(link -> link.kind() == Kind.WRITE_OFF || link.kind() == event.kind())
            .map(OpenItem.Link::amount);
    Money total = Stream.concat(waiting, before).reduce(event.amount(), Money::plus);
    return byOne.minus(total).signum() >= 0 ? 1 : 2;
  }

  private static PostDocuments one(
      Document document, LocalDate today, @Nullable LocalDate lockedBefore) {
    return new PostDocuments(document.account(), List.of(document), today, lockedBefore);
  }

  private static boolean alone(ProposePosting command, AccountEvent event) {
    return switch (event) {
      case DueDatePutOff putOff -> putOff.daysInAll() <= command.daysAlone();
      case ExtensionTakenBack back -> back.daysInAll() <= command.daysAlone();
      default -> command.small() && settles(event);
    };
  }

  /** Else a large claim could be given up in many small parts. */
  private static boolean settles(AccountEvent event) {
    return event.allocations().stream().allMatch(each -> each.openAfter().signum() == 0);
  }

  private PostingProposed proposed(
      ProposePosting command, AccountEvent event, int proposalNumber, String actor) {
    return new PostingProposed(
        command.account(),
        proposalNumber,
        event.kind(),
        event.number(),
        event.postedOn(),
        amount(event),
        event.labels().reason(),
        command.sent(),
        command.document().fingerprint(),
        Proposal.of(actor, command.lapsesAt(), needed(command, event)),
        event instanceof DueDatePutOff putOff ? putOff.before() : null);
  }

  /** The amount of the claim, where the document moves no money itself. */
  private static Money amount(AccountEvent event) {
    return switch (event) {
      case DueDatePutOff putOff -> putOff.claim().amount();
      case ExtensionTakenBack back -> back.claim().amount();
      default -> event.amount();
    };
  }

  /** The last approval posts it, as the account stands now, in the same commit. */
  @CommandHandler
  DecidePosting.Outcome handle(
      DecidePosting.Approve command,
      Archive archive,
      Midnights midnights,
      @MetaDataValue(Actor.METADATA) String actor) {
    Document document = command.document();
    PostingProposed waiting = waiting(command.proposal());
    if (waiting == null) {
      return new DecidePosting.Outcome(Verdict.DECIDED, null);
    }
    Verdict verdict = waiting.proposal().approvalBy(actor, command.now());
    if (verdict == Verdict.APPROVED) {
      Rejection moved = dueDateMoved(document, waiting);
      if (moved != null) {
        return new DecidePosting.Outcome(verdict, moved);
      }
      Outcome posted =
          post(one(document, command.today(), command.lockedBefore()), archive, midnights)
              .getFirst();
      if (posted instanceof Outcome.Rejected(var rejection)) {
        return new DecidePosting.Outcome(verdict, rejection);
      }
    }
    if (verdict == Verdict.APPROVED || verdict == Verdict.ANOTHER_NEEDED) {
      apply(
          new PostingApproved(
              id,
              waiting.proposalNumber(),
              waiting.kind(),
              waiting.number(),
              verdict == Verdict.APPROVED,
              waiting.proposal().by()));
    }
    return new DecidePosting.Outcome(verdict, null);
  }

  /** An extension recorded meanwhile may be a later agreement: a proposal must not undo it. */
  private @Nullable Rejection dueDateMoved(Document document, PostingProposed waiting) {
    LocalDate before = waiting.dueBefore();
    OpenItem claim =
        document instanceof Document.Extension extension
            ? items.find(Kind.INVOICE, extension.invoice())
            : null;
    return before == null || claim == null || claim.due().equals(before)
        ? null
        : new Rejection.DueDateMoved(before, claim.due());
  }

  @CommandHandler
  Verdict handle(DecidePosting.Reject command) {
    PostingProposed waiting = waiting(command.proposal());
    if (waiting == null) {
      return Verdict.DECIDED;
    }
    apply(
        new PostingRejected(
            id, waiting.proposalNumber(), waiting.kind(), waiting.number(), command.reason()));
    return Verdict.REJECTED;
  }

  private @Nullable PostingProposed waiting(ProposalId proposal) {
    return proposed.values().stream()
        .filter(each -> each.proposalId().equals(proposal))
        .findFirst()
        .orElse(null);
  }

  /** The clocks of two instances may differ at midnight. An effect that was told stays told. */
  private LocalDate notBeforeTold(LocalDate today) {
    return toldThrough == null ? today : OpenItem.later(today, toldThrough);
  }

  /** Tells what takes effect on the day. A repeated deadline finds nothing left to tell. */
  @DeadlineHandler
  void on(
      DayBegins begins,
      @MetaDataValue(MongoDeadlineManager.FIRED_AT) String firedAt,
      Midnights midnights) {
    LocalDate today = midnights.dayAt(id.company(), Instant.parse(firedAt));
    tell(today);
    if (today.isBefore(begins.day()) || ahead.due(today)) {
      midnights.await(id, Set.of(begins.day()));
    }
  }

  private void tell(LocalDate today) {
    if (ahead.due(today)) {
      ahead
          .due(id, today, MOST_CHANGES_TOLD, this::openInTheEnd)
          .forEach(AggregateLifecycle::apply);
    }
  }

  private Money openInTheEnd(ItemName claim) {
    OpenItem open = items.find(claim.kind(), claim.number());
    return open == null ? Money.zero(id.currency()) : open.open();
  }

  private static Outcome post(
      Document document,
      @Nullable LocalDate lockedBefore,
      Known known,
      Map<DocumentKey, AccountEvent> accepted) {
    AccountEvent earlier = accepted.get(document.key());
    if (earlier != null) {
      return earlier.fingerprint().equals(document.fingerprint())
          ? new Outcome.Repeated()
          : new Outcome.Rejected(new Rejection.NumberTaken(document.key(), document.account()));
    }
    return switch (PostingRules.decide(document, lockedBefore, known)) {
      case Refused refused -> new Outcome.Rejected(refused.rejection());
      case Happens happens -> {
        apply(happens.event());
        accepted.put(document.key(), happens.event());
        yield new Outcome.Accepted();
      }
    };
  }

  /**
   * The weight in a cache: items, and changes that wait for their day; never below that of a few.
   */
  int weight() {
    return EMPTY_WEIGHT + items.count() + ahead.count() + proposed.size();
  }

  @EventSourcingHandler
  void on(AccountEvent event) {
    id = event.account();
    items.on(event);
    ahead.on(event);
  }

  @EventSourcingHandler
  void on(ProposalEvent event, @MetaDataValue(Actor.METADATA) String actor) {
    id = event.account();
    String key = event.key().toString();
    switch (event) {
      case PostingProposed waits -> {
        proposed.put(key, waits);
        proposals = waits.proposalNumber();
      }
      case PostingApproved(_, _, _, _, boolean inEffect, _) -> {
        if (inEffect) {
          proposed.remove(key);
        } else {
          proposed.computeIfPresent(key, (_, waits) -> waits.approvedBy(actor));
        }
      }
      case PostingRejected _, PostingOvertaken _ -> proposed.remove(key);
    }
  }

  @EventSourcingHandler
  void on(DocumentTookEffect event) {
    ahead.on(event);
    toldThrough = event.on();
  }
}
