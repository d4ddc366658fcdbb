package huikuan.dunning.concession;

import static java.util.stream.Collectors.toMap;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.concession.ConcessionEvent.AnswerCameLate;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One concession, by its events. */
final class Concession {

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

  /** The last due that was paid in time, and the money on account that counted then. */
  private int lastPaid;

  private Money onAccount;
  private boolean dutyDone;
  private boolean dutyMissed;

  /** The message by whose link it was accepted or declined. */
  private @Nullable String answeredBy;

  private boolean answeredLate;

  Concession(ConcessionDrafted event) {
    drafted = event;
    onAccount = Money.zero(event.terms().amount().currency());
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

  /** The part of each claim that was drafted. */
  Map<String, Money> amounts() {
    return drafted.parts().stream().collect(toMap(AgreedPart::caseId, AgreedPart::amount));
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

  boolean isAnsweredLate() {
    return answeredLate;
  }

  /** Whether it was accepted or declined by the link of a message. */
  boolean isBy(String message) {
    return message.equals(answeredBy);
  }

  /** The sum that the customer has paid of it, with another part. */
  Money paid(@Nullable AgreedPart changed) {
    Money paid = none();
    for (AgreedPart each : with(changed)) {
      paid = paid.plus(each.paid().min(each.amount()));
    }
    return paid;
  }

  /** The sum that is missing of the first dues: no more than the customer still owes of all. */
  Money missing(int dues, @Nullable AgreedPart changed, Money onAccount) {
    Money ofDues = terms().due(dues).minus(paid(changed));
    Money missing = ofDues.min(owed(changed)).minus(onAccount);
    return missing.signum() < 0 ? none() : missing;
  }

  /** The open sum of its parts, but for what is granted: a credit note leaves less to be paid. */
  private Money owed(@Nullable AgreedPart changed) {
    return with(changed).stream()
        .map(AgreedPart::missing)
        .reduce(none(), Money::plus)
        .minus(terms().given());
  }

  /** Whether more is missing of all dues than is tolerated, although money on account counts. */
  boolean isShort(Money onAccount) {
    return missing(terms().dues().size(), null, onAccount).compareTo(terms().tolerance()) > 0;
  }

  /** Whether the money on account that paid the last due was not allocated for too long. */
  boolean isLeftOnAccount(Instant now) {
    return paidInTime && isOver(terms().settledBy(), now);
  }

  /** The granted sum of which nothing is asked of the ledger yet. */
  Money ungiven() {
    return notRefused()
        .map(Wanted::amount)
        .filter(Objects::nonNull)
        .reduce(terms().given(), Money::minus);
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

  /** Money on account that counted for a due, as far as it is not allocated to its claims yet. */
  Money counted() {
    return state.isOpen() || state == ConcessionState.KEPT ? counted(null) : none();
  }

  private Money counted(@Nullable AgreedPart changed) {
    return onAccount.min(missing(lastPaid, changed, none()));
  }

  /**
   * The held parts of its claims: all that is to be paid or granted, but for what was missed of the
   * first dues. That is chased from the first claim on, if it is more than is tolerated.
   */
  List<HeldPart> held(int dues, @Nullable AgreedPart changed) {
    Money missed = missing(dues, changed, counted(changed));
    Money chased = missed.compareTo(terms().tolerance()) <= 0 ? none() : missed;
    List<HeldPart> held = new ArrayList<>();
    for (AgreedPart each : with(changed)) {
      Money missing = each.missing();
      Money ofPart = chased.min(missing);
      chased = chased.minus(ofPart);
      held.add(new HeldPart(each.caseId(), missing.minus(ofPart), heldUntil(changed)));
    }
    return held;
  }

  /** All that is to be paid or granted, while money that pays it has to be allocated. */
  List<HeldPart> heldOn() {
    return parts.values().stream()
        .map(each -> new HeldPart(each.caseId(), each.missing(), lastDayToSettle()))
        .toList();
  }

  private LocalDate lastDayToSettle() {
    return terms().until().plusDays(ConcessionTerms.HELD_ON);
  }

  /** The same with the dues that are judged. */
  List<HeldPart> held(@Nullable AgreedPart changed) {
    return held(judged, changed);
  }

  /** The ledger takes its time for what is granted. */
  private LocalDate heldUntil(@Nullable AgreedPart changed) {
    if (terms().kind().givesMoney() && (paidInTime || isPaid(changed))) {
      return lastDayToSettle();
    }
    LocalDate dutyOn = terms().dutyOn();
    LocalDate last = terms().dues().isEmpty() ? terms().extendedTo() : terms().until();
    LocalDate duty = dutyOn == null ? null : dutyOn.plusDays(ConcessionTerms.HELD_ON);
    if (last == null) {
      return duty == null ? terms().offeredUntil() : duty;
    }
    return duty != null && duty.isAfter(last) ? duty : last;
  }

  /** Whether an answer of the ledger is about this concession, and was not heard before. */
  boolean isNews(String decision, PostingOutcome outcome) {
    return asked.contains(decision)
        && outcome != heard.get(decision)
        && heard.get(decision) != PostingOutcome.POSTED;
  }

  /** The state when the ledger has answered: it may post at last what had lapsed. */
  ConcessionState stateAfter(String decision, PostingOutcome outcome) {
    if (refused(decision, outcome).isPresent()) {
      return ConcessionState.REFUSED_BY_LEDGER;
    }
    List<String> refused =
        wanted.stream().map(Wanted::decision).filter(each -> isRefusal(heard.get(each))).toList();
    boolean mended =
        state == ConcessionState.REFUSED_BY_LEDGER
            && outcome == PostingOutcome.POSTED
            && refused.equals(List.of(decision));
    return mended ? ConcessionState.SETTLING : state;
  }

  /** The held part of the claim for which the ledger does not post what it is asked for. */
  List<HeldPart> heldAfter(String decision, PostingOutcome outcome) {
    return refused(decision, outcome)
        .map(
            wanted ->
                held(null).stream().filter(each -> each.caseId().equals(wanted.caseId())).toList())
        .orElse(List.of());
  }

  private Optional<Wanted> refused(String decision, PostingOutcome outcome) {
    boolean asking =
        state == ConcessionState.SETTLING || state == ConcessionState.REFUSED_BY_LEDGER;
    return wanted.stream()
        .filter(each -> asking && isRefusal(outcome) && each.decision().equals(decision))
        .findFirst();
  }

  private static boolean isRefusal(@Nullable PostingOutcome outcome) {
    return switch (outcome) {
      case REFUSED, REJECTED, LAPSED -> true;
      case PROPOSED, POSTED -> false;
      case null -> false;
    };
  }

  /** Whether the ledger is asked for something of a claim, and did not refuse it. */
  boolean isAsked(String caseId) {
    return notRefused().anyMatch(each -> each.caseId().equals(caseId));
  }

  private Stream<Wanted> notRefused() {
    return wanted.stream().filter(each -> !isRefusal(heard.get(each.decision())));
  }

  /** Whether all that was asked for, and not refused, is posted, and its claims know of it. */
  boolean isPosted() {
    return notRefused()
        .allMatch(
            each ->
                heard.get(each.decision()) == PostingOutcome.POSTED
                    && (each.amount() == null || documents.contains(each.decision())));
  }

  boolean isSettled() {
    return state == ConcessionState.SETTLING && isPosted();
  }

  /** The ledger is asked for more; what it refused is asked anew, or no longer. */
  private void ask(List<Wanted> more) {
    List<String> anew = more.stream().map(Wanted::caseId).toList();
    wanted =
        Stream.concat(notRefused().filter(each -> !anew.contains(each.caseId())), more.stream())
            .toList();
    more.forEach(each -> asked.add(each.decision()));
    settlings++;
  }

  void remember(ConcessionEvent event) {
    switch (event) {
      case ConcessionDrafted _ -> throw new IllegalStateException(id() + " is drafted already");
      case ConcessionApproved approved -> {
        state = ConcessionState.OFFERED;
        approvedBy = approved.approvedBy();
      }
      case ConcessionRejected _ -> state = ConcessionState.REJECTED;
      case ConcessionAccepted accepted -> {
        state = ConcessionState.IN_FORCE;
        answeredBy = accepted.message();
      }
      case AnswerCameLate _ -> answeredLate = true;
      case PartChanged changed -> {
        parts.put(changed.part().caseId(), changed.part());
        documents.add(changed.number());
      }
      case DuePaid due -> {
        judged = due.due();
        lastPaid = due.due();
        onAccount = due.onAccount() == null ? none() : due.onAccount();
        paidInTime = judged == terms().dues().size();
      }
      case DueMissed due -> judged = due.due();
      case DutyDone _ -> dutyDone = true;
      case DutyMissed _ -> dutyMissed = true;
      case ConcessionSettling settling -> {
        state = ConcessionState.SETTLING;
        ask(settling.wanted());
      }
      case PostingHeard answered -> {
        heard.put(answered.decision(), answered.outcome());
        state = answered.state();
      }
      case ConcessionEnded ended -> {
        state = ended.outcome();
        answeredBy = ended.message() == null ? answeredBy : ended.message();
      }
    }
  }

  /** Whether the customer could accept it at a moment. */
  boolean isOffered(Instant at) {
    return state == ConcessionState.OFFERED && !isOver(terms().offerEndsAt(), at);
  }

  /** Whether a moment has come at which something lapses, is due, or is to be done. */
  boolean isOver(@Nullable Instant moment, Instant now) {
    return moment != null && !now.isBefore(moment);
  }
}
