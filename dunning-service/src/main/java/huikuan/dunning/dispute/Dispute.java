package huikuan.dunning.dispute;

import huikuan.contracts.AccountId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.dispute.DisputeCommand.ResolveDispute;
import huikuan.dunning.dispute.DisputeCommand.Settling;
import huikuan.dunning.dispute.DisputeCommand.Times;
import huikuan.dunning.dispute.DisputeEvent.DisputeChanged;
import huikuan.dunning.dispute.DisputeEvent.DisputeClosed;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeOverdue;
import huikuan.dunning.dispute.DisputeEvent.DisputeResolving;
import huikuan.dunning.dispute.DisputeEvent.DisputeToldAgain;
import huikuan.dunning.dispute.DisputeEvent.PartChanged;
import huikuan.dunning.dispute.DisputeEvent.PartsMoved;
import huikuan.dunning.dispute.DisputeEvent.PostingHeard;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.dunning.dispute.DisputeEvent.Wanted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One dispute, by its events. */
final class Dispute {

  private final DisputeOpened opened;
  private final Map<String, DisputedPart> parts = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<String, PostingOutcome> heard = new HashMap<>();
  private final List<DisputeToldAgain> toldAgain = new ArrayList<>();

  /** The numbers of the documents that changed its claims. */
  private final Set<String> documents = new HashSet<>();

  private DisputeFacts facts;
  private LocalDate heldUntil;
  private Instant dueAt;
  private boolean overdue;
  private List<Wanted> wanted = List.of();
  private @Nullable DisputeResolving resolving;
  private int resolutions;
  private @Nullable DisputeClosed closed;
  private int version;

  Dispute(DisputeOpened event) {
    opened = event;
    event.parts().forEach(each -> parts.put(each.caseId(), each));
    facts = event.facts();
    heldUntil = event.heldUntil();
    dueAt = event.dueAt();
    version = 1;
  }

  DisputeOpened opened() {
    return opened;
  }

  ArrangementId id() {
    return opened.arrangement();
  }

  AccountId account() {
    return opened.account();
  }

  DisputeFacts facts() {
    return facts;
  }

  Instant dueAt() {
    return dueAt;
  }

  LocalDate heldUntil() {
    return heldUntil;
  }

  /**
   * The last day of the hold after another day is set. A hold that was prolonged because the
   * dispute was overdue is not shortened: nobody has clarified it.
   */
  LocalDate heldUntil(Times times) {
    return times.heldUntil().isAfter(heldUntil) ? times.heldUntil() : heldUntil;
  }

  /** How many events it has. */
  int version() {
    return version;
  }

  boolean isOpen() {
    return facts.stage() != DisputeStage.CLOSED;
  }

  /** Whether its day is over, and somebody was reminded of it. */
  boolean isOverdue() {
    return overdue && isOpen();
  }

  /** Whether another goes on with it. */
  boolean goesOnIn(ArrangementId other) {
    return closed != null && other.equals(closed.into());
  }

  List<DisputedPart> parts() {
    return List.copyOf(parts.values());
  }

  @Nullable DisputedPart part(String caseId) {
    return parts.get(caseId);
  }

  /** The amount of a claim that is disputed still. */
  Money openOf(String caseId) {
    DisputedPart part = parts.get(caseId);
    return part == null ? Money.zero(account().currency()) : part.open();
  }

  /** The how many-th decision the next one is. */
  int nextResolution() {
    return resolutions + 1;
  }

  @Nullable DisputeResolving resolving() {
    return resolving;
  }

  /** Whether it is decided so already: an answer that was lost is asked for again. */
  boolean isDecided(ResolveDispute so) {
    if (facts.rootCause() != so.rootCause()) {
      return false;
    }
    if (so.settlings().isEmpty()) {
      return closed != null
          && closed.outcome() == so.outcome()
          && so.reason().equals(closed.reason());
    }
    return resolving != null
        && resolving.reason().equals(so.reason())
        && resolving.wanted().stream()
            .map(each -> new Settling(each.caseId(), each.posting(), each.amount()))
            .toList()
            .equals(so.settlings());
  }

  /** The document of a decision that is waited for; null = none is. */
  @Nullable Wanted wanted(String decision) {
    return wanted.stream()
        .filter(each -> each.decision().equals(decision))
        .findFirst()
        .orElse(null);
  }

  /** Whether this is what a recipient said when the dispute was opened, or said later. */
  boolean isTold(DisputeReason reason, Said said) {
    return opened.facts().reason() == reason && opened.said().equals(said)
        || toldAgain.stream().anyMatch(it -> it.reason() == reason && it.said().equals(said));
  }

  /** Whether an answer of the ledger is about this dispute, and was not heard before. */
  boolean isNews(String decision, PostingOutcome outcome) {
    return asked.contains(decision)
        && outcome != heard.get(decision)
        && heard.get(decision) != PostingOutcome.POSTED;
  }

  /** Whether its claims have all documents that were asked for. */
  boolean isDocumented() {
    return !wanted.isEmpty() && wanted.stream().map(Wanted::decision).allMatch(documents::contains);
  }

  /** Whether all that was asked for is posted, and its claims know of it. */
  boolean isPosted() {
    return isDocumented()
        && wanted.stream()
            .map(Wanted::decision)
            .allMatch(each -> heard.get(each) == PostingOutcome.POSTED);
  }

  /**
   * The facts when the ledger has answered. If it does not post what is waited for, the dispute is
   * worked on again.
   */
  DisputeFacts factsAfter(String decision, PostingOutcome outcome) {
    return wanted(decision) == null || isPending(outcome) ? facts : facts.in(DisputeStage.IN_WORK);
  }

  private static boolean isPending(PostingOutcome outcome) {
    return switch (outcome) {
      case PROPOSED, POSTED -> true;
      case REFUSED, REJECTED, LAPSED -> false;
    };
  }

  void remember(DisputeEvent event) {
    version++;
    switch (event) {
      case DisputeOpened _ -> throw new IllegalStateException(id() + " is open already");
      case DisputeChanged changed -> {
        overdue &= changed.facts().dueOn().equals(facts.dueOn());
        facts = changed.facts();
        heldUntil = changed.heldUntil();
        dueAt = changed.dueAt();
      }
      case PartChanged changed -> {
        parts.put(changed.part().caseId(), changed.part());
        documents.add(changed.number());
      }
      case PartsMoved moved -> moved.parts().forEach(each -> parts.put(each.caseId(), each));
      case DisputeToldAgain told -> toldAgain.add(told);
      case DisputeOverdue late -> {
        overdue = true;
        heldUntil = late.heldUntil();
      }
      case DisputeResolving decided -> {
        facts = decided.facts();
        wanted = decided.wanted();
        resolving = decided;
        wanted.forEach(each -> asked.add(each.decision()));
        resolutions++;
      }
      case PostingHeard answered -> hear(answered);
      case DisputeClosed it -> {
        it.parts().forEach(each -> parts.put(each.caseId(), each));
        facts = it.facts();
        closed = it;
        wanted = List.of();
      }
    }
  }

  private void hear(PostingHeard answered) {
    heard.put(answered.decision(), answered.outcome());
    if (wanted(answered.decision()) != null && !isPending(answered.outcome())) {
      wanted = List.of();
      resolving = null;
    }
    facts = answered.facts();
  }
}
