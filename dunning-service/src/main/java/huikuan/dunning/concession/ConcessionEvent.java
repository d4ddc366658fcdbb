package huikuan.dunning.concession;

import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementEvent;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.approval.ApprovalEvent;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event of the concessions to a customer. */
public sealed interface ConcessionEvent extends ArrangementEvent {

  /** The first part of the ids of concessions, and of the proposals of them. */
  String KIND = "concession";

  AccountId account();

  /** The proposal of a concession that needs approval: it has the concession's own id. */
  static ProposalId proposalOf(ArrangementId concession) {
    return ProposalId.parse(concession.toString());
  }

  /**
   * A part of a claim that is held.
   *
   * @param until the last day
   */
  record HeldPart(String caseId, Money amount, LocalDate until) {}

  /**
   * A concession was drafted.
   *
   * @param parts of claims that it is about
   * @param unapplied money of the account that stood against nothing then: it is no payment
   * @param contactId with whom it is agreed, among the customer's contacts; null = not told
   * @param talk in which it was spoken of; null = none is named
   * @param note why it is granted
   * @param lapsesAt until when it can be approved; null = it needs no approval, and is offered
   */
  @EventName("huikuan.dunning.concession.drafted.v1")
  record ConcessionDrafted(
      ArrangementId arrangement,
      AccountId account,
      ConcessionTerms terms,
      List<AgreedPart> parts,
      Money unapplied,
      @Nullable String contactId,
      @Nullable String talk,
      String note,
      String proposedBy,
      @Nullable Instant lapsesAt)
      implements ConcessionEvent, ApprovalEvent.Proposed {

    public ConcessionDrafted {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Concerned> concerned() {
      return parts.stream().map(each -> new Concerned(each.caseId(), each.position())).toList();
    }

    @Override
    public ProposalId proposalId() {
      return proposalOf(arrangement);
    }

    @Override
    public @Nullable Proposal proposal() {
      return lapsesAt == null ? null : Proposal.of(proposedBy, lapsesAt, 1);
    }

    @Override
    public String reason() {
      return note;
    }

    @Override
    public Map<String, String> what() {
      Map<String, String> what = new TreeMap<>();
      what.put("account", account.toString());
      what.put("concession", terms.kind().toString());
      what.put("amount", terms.amount().toString());
      if (!terms.dues().isEmpty()) {
        what.put("pays", terms.pays().toString());
        what.put("on", terms.dues().getLast().on().toString());
      }
      if (terms.extendedTo() != null) {
        what.put("extendedTo", terms.extendedTo().toString());
      }
      if (terms.duty() != null) {
        what.put("duty", terms.duty());
      }
      return what;
    }
  }

  /** Somebody else approved it: it is offered. */
  @EventName("huikuan.dunning.concession.approved.v1")
  record ConcessionApproved(
      ArrangementId arrangement, AccountId account, Conceded conceded, String approvedBy)
      implements ConcessionEvent, ApprovalEvent.Approved {

    @Override
    public ProposalId proposalId() {
      return proposalOf(arrangement);
    }

    @Override
    public boolean inEffect() {
      return true;
    }
  }

  /** It was not approved, or its proposer took it back. */
  @EventName("huikuan.dunning.concession.rejected.v1")
  record ConcessionRejected(
      ArrangementId arrangement, AccountId account, Conceded conceded, String reason)
      implements ConcessionEvent, ApprovalEvent.Rejected {

    @Override
    public ProposalId proposalId() {
      return proposalOf(arrangement);
    }
  }

  /**
   * The customer accepted it.
   *
   * @param contactId who did, among the customer's contacts; null = not told
   * @param message by whose link; null = by none
   * @param file the hash of what was signed; null = there is none
   */
  @EventName("huikuan.dunning.concession.accepted.v1")
  record ConcessionAccepted(
      ArrangementId arrangement,
      AccountId account,
      Conceded conceded,
      @Nullable String contactId,
      @Nullable String message,
      @Nullable String file,
      List<HeldPart> held,
      Instant at)
      implements ConcessionEvent {

    public ConcessionAccepted {
      held = List.copyOf(held);
    }

    @Override
    public List<Holding> holdings() {
      return holding(arrangement, held, null);
    }
  }

  /** Something of one of its claims was paid, credited, or is open again. */
  @EventName("huikuan.dunning.concession.part-changed.v1")
  record PartChanged(
      ArrangementId arrangement,
      AccountId account,
      AgreedPart part,
      Money change,
      String kind,
      String number,
      List<HeldPart> held)
      implements ConcessionEvent {

    public PartChanged {
      held = List.copyOf(held);
    }

    @Override
    public List<Holding> holdings() {
      return holding(arrangement, held, null);
    }
  }

  /**
   * A due was missed, and the agreement goes on for what is due later.
   *
   * @param due the how many-th, from 1
   * @param missing of all that was due by then
   */
  @EventName("huikuan.dunning.concession.due-missed.v1")
  record DueMissed(
      ArrangementId arrangement, AccountId account, int due, Money missing, List<HeldPart> held)
      implements ConcessionEvent {

    public DueMissed {
      held = List.copyOf(held);
    }

    @Override
    public List<Holding> holdings() {
      return holding(arrangement, held, TaskReason.CONCESSION_MISSED);
    }
  }

  /**
   * A due was paid in time. If something is granted for it, and money that would pay it stands
   * against nothing, somebody has to allocate the money.
   *
   * @param onAccount money that stands against nothing, as far as it counts; null = none does
   * @param held what is held on until the money is allocated; null = as before
   */
  @EventName("huikuan.dunning.concession.due-paid.v1")
  record DuePaid(
      ArrangementId arrangement,
      AccountId account,
      int due,
      @Nullable Money onAccount,
      @Nullable List<HeldPart> held)
      implements ConcessionEvent {

    public DuePaid {
      held = held == null ? null : List.copyOf(held);
    }

    @Override
    public List<Holding> holdings() {
      return held == null
          ? List.of()
          : holding(arrangement, held, TaskReason.UNALLOCATED_MONEY).stream()
              .filter(each -> each.hold() != null)
              .toList();
    }
  }

  /** We did what we had to. */
  @EventName("huikuan.dunning.concession.duty-done.v1")
  record DutyDone(ArrangementId arrangement, AccountId account, String note, Instant at)
      implements ConcessionEvent {}

  /** The day by which we had to do something is over. */
  @EventName("huikuan.dunning.concession.duty-missed.v1")
  record DutyMissed(ArrangementId arrangement, AccountId account, List<HeldPart> held)
      implements ConcessionEvent {

    public DutyMissed {
      held = List.copyOf(held);
    }

    @Override
    public List<Holding> holdings() {
      return holding(arrangement, held, TaskReason.OWN_FAULT);
    }
  }

  /**
   * A document that the ledger is asked for.
   *
   * @param decision by which it is asked
   * @param amount null = of an extension
   */
  record Wanted(
      String decision, String caseId, ItemName item, Posting posting, @Nullable Money amount) {}

  /**
   * The ledger is asked for what is granted.
   *
   * @param by who proposed the concession
   * @param approvedBy who approved it; null = nobody had to
   */
  @EventName("huikuan.dunning.concession.settling.v1")
  record ConcessionSettling(
      ArrangementId arrangement,
      AccountId account,
      Conceded conceded,
      List<Wanted> wanted,
      String reason,
      String by,
      @Nullable String approvedBy)
      implements ConcessionEvent {

    public ConcessionSettling {
      wanted = List.copyOf(wanted);
    }
  }

  /**
   * The ledger answered.
   *
   * @param state of the concession then
   * @param held of the claim for which it does not post; null = as before
   */
  @EventName("huikuan.dunning.concession.posting-heard.v1")
  record PostingHeard(
      ArrangementId arrangement,
      AccountId account,
      Conceded conceded,
      ConcessionState state,
      String decision,
      PostingOutcome outcome,
      @Nullable String proposal,
      @Nullable String problem,
      @Nullable String detail,
      @Nullable List<HeldPart> held)
      implements ConcessionEvent {

    public PostingHeard {
      held = held == null ? null : List.copyOf(held);
    }

    @Override
    public List<Holding> holdings() {
      return held == null
          ? List.of()
          : holding(arrangement, held, TaskReason.CONCESSION_REFUSED).stream()
              .filter(each -> each.hold() != null)
              .toList();
    }
  }

  /**
   * A recipient answered by the link in a mail what was not offered any more: a person sees to it.
   *
   * @param contactId who did, among the customer's contacts
   * @param message by whose link
   * @param state of the concession then
   */
  @EventName("huikuan.dunning.concession.answer-came-late.v1")
  record AnswerCameLate(
      ArrangementId arrangement,
      AccountId account,
      String contactId,
      String message,
      OfferAnswer answer,
      ConcessionState state,
      Instant at)
      implements ConcessionEvent {}

  /**
   * It is over. That is told again if a payment goes back after it was kept.
   *
   * @param outcome {@code KEPT}, {@code MISSED}, {@code DECLINED}, {@code WITHDRAWN} or {@code
   *     LAPSED}
   * @param contactId who declined it, among the customer's contacts; null = not told
   * @param message by whose link it was declined; null = by none
   */
  @EventName("huikuan.dunning.concession.ended.v1")
  record ConcessionEnded(
      ArrangementId arrangement,
      AccountId account,
      Conceded conceded,
      ConcessionState outcome,
      @Nullable String reason,
      @Nullable String contactId,
      @Nullable String message,
      Instant at)
      implements ConcessionEvent {

    @Override
    public List<Holding> holdings() {
      TaskReason task = outcome == ConcessionState.MISSED ? TaskReason.CONCESSION_MISSED : null;
      return conceded.parts().stream()
          .map(each -> Holding.ended(each.caseId(), "agreement-" + outcome, task))
          .toList();
    }
  }

  private static List<Holding> holding(
      ArrangementId concession, List<HeldPart> held, @Nullable TaskReason task) {
    return held.stream()
        .map(
            each ->
                each.amount().signum() > 0
                    ? new Holding(
                        each.caseId(),
                        new Hold(
                            concession.toString(), Hold.AGREED, each.until(), each.amount(), null),
                        "",
                        task)
                    : Holding.ended(each.caseId(), "agreement-paid", task))
        .toList();
  }
}
