package huikuan.dunning.concession;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionApproved;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionEvent.ConcessionRejected;
import huikuan.dunning.concession.ConcessionEvent.ConcessionSettling;
import huikuan.dunning.concession.ConcessionEvent.DueMissed;
import huikuan.dunning.concession.ConcessionEvent.DuePaid;
import huikuan.dunning.concession.ConcessionEvent.DutyDone;
import huikuan.dunning.concession.ConcessionEvent.DutyMissed;
import huikuan.dunning.concession.ConcessionEvent.HeldPart;
import huikuan.dunning.concession.ConcessionEvent.PartChanged;
import huikuan.dunning.concession.ConcessionEvent.PostingHeard;
import huikuan.dunning.concession.ConcessionEvent.Wanted;
import huikuan.dunning.concession.ConcessionTerms.Due;
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

/** One concession, by its events. */
final class Concession {

  /**
   * Days for which its claims are held after the day by which we have to do something, or by which
   * the customer pays what the ledger credits the rest for. The ledger may take its time.
   */
  private static final int HELD_ON = 30;

  private final ConcessionDrafted drafted;
  private final Map<String, AgreedPart> parts = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<String, PostingOutcome> heard = new HashMap<>();

  /** The numbers of the documents that changed its claims. */
  private final Set<String> documents = new HashSet<>();

  private ConcessionState state;
  private @Nullable String approvedBy;
  private List<Wanted> wanted = List.of();
  private int judged;
  private int settlings;
  private boolean paidInTime;
  private boolean dutyDone;
  private boolean dutyMissed;

  Concession(ConcessionDrafted event) {
    drafted = event;
    event.parts().forEach(each -> parts.put(each.caseId(), each));
    state = event.lapsesAt() == null ? ConcessionState.OFFERED : ConcessionState.PROPOSED;
  }

  ConcessionDrafted drafted() {
    return drafted;
  }

  ConcessionTerms terms() {
    return drafted.terms();
  }

  ArrangementId id() {
    return drafted.arrangement();
  }

  ConcessionState state() {
    return state;
  }

  @Nullable String approvedBy() {
    return approvedBy;
  }

  Conceded conceded() {
    return new Conceded(drafted.terms(), parts());
  }

  List<String> cases() {
    return List.copyOf(parts.keySet());
  }

  List<AgreedPart> parts() {
    return List.copyOf(parts.values());
  }

  @Nullable AgreedPart part(String caseId) {
    return parts.get(caseId);
  }

  Money missingOf(String caseId) {
    AgreedPart part = parts.get(caseId);
    return part == null ? none() : part.missing();
  }

  private Money none() {
    return Money.zero(terms().amount().currency());
  }

  /** The due that is to be judged next; null = none is left. */
  @Nullable Due nextDue() {
    return judged < terms().dues().size() ? terms().dues().get(judged) : null;
  }

  /** The how many-th it is, from 1. */
  int nextDueNumber() {
    return judged + 1;
  }

  int nextSettling() {
    return settlings + 1;
  }

  /** The last day on which money counts. An allocation of what came in time may be made later. */
  LocalDate until() {
    return paidInTime ? LocalDate.MAX : terms().until();
  }

  boolean isDutyDone() {
    return dutyDone;
  }

  boolean isDutyMissed() {
    return dutyMissed;
  }

  /** What the customer has paid of it, with another part. */
  Money paid(@Nullable AgreedPart changed) {
    Money paid = none();
    for (AgreedPart each : with(changed)) {
      paid = paid.plus(each.paid().min(each.amount()));
    }
    return paid;
  }

  /** What is missing of the first dues. */
  Money missing(int dues, @Nullable AgreedPart changed, Money onAccount) {
    Money missing = terms().due(dues).minus(paid(changed)).minus(onAccount);
    return missing.signum() < 0 ? none() : missing;
  }

  /** Whether the customer has paid all, but for what is tolerated. */
  boolean isPaid(@Nullable AgreedPart changed) {
    return terms().kind().hasDues()
        && missing(terms().dues().size(), changed, none()).compareTo(terms().tolerance()) <= 0;
  }

  private List<AgreedPart> with(@Nullable AgreedPart changed) {
    return parts.values().stream()
        .map(each -> changed != null && changed.caseId().equals(each.caseId()) ? changed : each)
        .toList();
  }

  /**
   * What is held of its claims: all that is to be paid or granted, but for what was missed of the
   * first dues. That is chased from the first claim on.
   */
  List<HeldPart> held(int dues, @Nullable AgreedPart changed) {
    Money chased = missing(dues, changed, none());
    List<HeldPart> held = new ArrayList<>();
    for (AgreedPart each : with(changed)) {
      Money missing = each.missing();
      Money ofPart = chased.min(missing);
      chased = chased.minus(ofPart);
      held.add(new HeldPart(each.caseId(), missing.minus(ofPart), heldUntil()));
    }
    return held;
  }

  /** The same with the dues that are judged. */
  List<HeldPart> held(@Nullable AgreedPart changed) {
    return held(judged, changed);
  }

  private LocalDate heldUntil() {
    LocalDate dutyOn = terms().dutyOn();
    LocalDate last = terms().dues().isEmpty() ? terms().extendedTo() : paidUntil();
    LocalDate duty = dutyOn == null ? null : dutyOn.plusDays(HELD_ON);
    if (last == null) {
      return duty == null ? terms().offeredUntil() : duty;
    }
    return duty != null && duty.isAfter(last) ? duty : last;
  }

  private LocalDate paidUntil() {
    LocalDate until = terms().until();
    return terms().kind().givesMoney() ? until.plusDays(HELD_ON) : until;
  }

  /** Whether an answer of the ledger is about this concession, and was not heard before. */
  boolean isNews(String decision, PostingOutcome outcome) {
    return asked.contains(decision)
        && outcome != heard.get(decision)
        && heard.get(decision) != PostingOutcome.POSTED;
  }

  /** The state when the ledger has answered. */
  ConcessionState stateAfter(String decision, PostingOutcome outcome) {
    boolean awaited = wanted.stream().anyMatch(each -> each.decision().equals(decision));
    return switch (outcome) {
      case PROPOSED, POSTED -> state;
      case REFUSED, REJECTED, LAPSED ->
          awaited && state == ConcessionState.SETTLING ? ConcessionState.REFUSED_BY_LEDGER : state;
    };
  }

  /** Whether all that was asked for is posted, and its claims know of it. */
  boolean isSettled() {
    return state == ConcessionState.SETTLING
        && wanted.stream()
            .allMatch(
                each ->
                    heard.get(each.decision()) == PostingOutcome.POSTED
                        && (each.amount() == null || documents.contains(each.decision())));
  }

  void remember(ConcessionEvent event) {
    switch (event) {
      case ConcessionDrafted _ -> throw new IllegalStateException(id() + " is drafted already");
      case ConcessionApproved approved -> {
        state = ConcessionState.OFFERED;
        approvedBy = approved.approvedBy();
      }
      case ConcessionRejected _ -> state = ConcessionState.REJECTED;
      case ConcessionAccepted _ -> state = ConcessionState.IN_FORCE;
      case PartChanged changed -> {
        parts.put(changed.part().caseId(), changed.part());
        documents.add(changed.number());
      }
      case DuePaid due -> {
        judged = due.due();
        paidInTime = judged == terms().dues().size();
      }
      case DueMissed due -> judged = due.due();
      case DutyDone _ -> dutyDone = true;
      case DutyMissed _ -> dutyMissed = true;
      case ConcessionSettling settling -> {
        state = ConcessionState.SETTLING;
        wanted = settling.wanted();
        wanted.forEach(each -> asked.add(each.decision()));
        settlings++;
      }
      case PostingHeard answered -> {
        heard.put(answered.decision(), answered.outcome());
        state = answered.state();
      }
      case ConcessionEnded ended -> state = ended.outcome();
    }
  }

  /** Whether a moment has come at which something lapses, is due, or is to be done. */
  boolean isOver(@Nullable Instant moment, Instant now) {
    return moment != null && !now.isBefore(moment);
  }
}
