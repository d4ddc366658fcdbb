package huikuan.dunning.promise;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementEvent;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.approval.ApprovalEvent;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.fields.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event of a customer's promises. */
public sealed interface PromiseEvent extends ArrangementEvent {

  /** The first part of the ids of promises, and of the proposals of promises. */
  String KIND = "promise";

  AccountId account();

  /** The proposal of a promise that needs approval: it has the promise's own id. */
  static ProposalId proposalOf(ArrangementId promise) {
    return ProposalId.parse(promise.toString());
  }

  /**
   * A customer promised to pay.
   *
   * @param parts of claims that it is about; their amounts add up to the promised one
   * @param unapplied money of the account that stood against nothing then: it is no payment
   * @param on the day by which the money is to come
   * @param until the last day on which it counts
   * @param endsAt when that day is over at the customer
   * @param tolerance that may be missing
   * @param contactId who promised it, among the customer's contacts; null = not told
   * @param talk in which it was promised; null = none is named
   * @param message whose link the recipient promised it by; null = one of us took it
   * @param note for colleagues
   * @param proposedBy who took it
   * @param approval why somebody else has to approve it; null = it is in force
   * @param lapsesAt until when it can be approved; null = it is in force
   */
  @EventName("huikuan.dunning.promise.made.v1")
  record PromiseMade(
      ArrangementId arrangement,
      AccountId account,
      List<AgreedPart> parts,
      Money amount,
      Money unapplied,
      LocalDate on,
      LocalDate until,
      Instant endsAt,
      Money tolerance,
      IfBroken ifBroken,
      @Nullable String contactId,
      @Nullable String talk,
      @Nullable String message,
      @Nullable String note,
      String proposedBy,
      @Nullable NeedsApproval approval,
      @Nullable Instant lapsesAt)
      implements PromiseEvent, ApprovalEvent.Proposed {

    public PromiseMade {
      parts = List.copyOf(parts);
    }

    Promised promised() {
      return new Promised(parts, amount, on, until);
    }

    @Override
    public List<Concerned> concerned() {
      return parts.stream().map(each -> new Concerned(each.caseId(), each.position())).toList();
    }

    @Override
    public List<Holding> holdings() {
      return lapsesAt == null ? held(arrangement, parts, until) : List.of();
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
    public @Nullable String reason() {
      return note;
    }

    @Override
    public Map<String, String> what() {
      Map<String, String> what = new TreeMap<>();
      what.put("account", account.toString());
      what.put("amount", amount.toString());
      what.put("on", on.toString());
      if (approval != null) {
        what.put("approval", approval.toString());
      }
      return what;
    }
  }

  /** Somebody else approved it: it is in force. */
  @EventName("huikuan.dunning.promise.approved.v1")
  record PromiseApproved(ArrangementId arrangement, AccountId account, Promised promised)
      implements PromiseEvent, ApprovalEvent.Approved {

    @Override
    public List<Holding> holdings() {
      return held(arrangement, promised.parts(), promised.until());
    }

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
  @EventName("huikuan.dunning.promise.rejected.v1")
  record PromiseRejected(
      ArrangementId arrangement, AccountId account, Promised promised, String reason)
      implements PromiseEvent, ApprovalEvent.Rejected {

    @Override
    public ProposalId proposalId() {
      return proposalOf(arrangement);
    }
  }

  /** It was not approved in time. */
  @EventName("huikuan.dunning.promise.lapsed.v1")
  record PromiseLapsed(ArrangementId arrangement, AccountId account, Promised promised)
      implements PromiseEvent {}

  /**
   * Something of a promised claim was paid, credited, or is open again.
   *
   * @param document by its kind and number
   * @param until the last day of the promise, if the part is held; null = it is not in force
   */
  @EventName("huikuan.dunning.promise.part-changed.v1")
  record PartChanged(
      ArrangementId arrangement,
      AccountId account,
      AgreedPart part,
      Money change,
      String document,
      @Nullable LocalDate until)
      implements PromiseEvent {

    @Override
    public List<Holding> holdings() {
      return until == null ? List.of() : held(arrangement, List.of(part), until);
    }
  }

  /**
   * It is kept, partly kept, or broken. That is told again if it proves to be otherwise: a payment
   * went back, or one that had come in time was posted late.
   *
   * @param paid of what was promised, in time
   * @param onAccount money that came in meanwhile and stands against nothing yet, as far as it
   *     counts
   * @param missing of what was promised
   */
  @EventName("huikuan.dunning.promise.judged.v1")
  record PromiseJudged(
      ArrangementId arrangement,
      AccountId account,
      Promised promised,
      PromiseState verdict,
      Money paid,
      Money onAccount,
      Money missing,
      Instant at)
      implements PromiseEvent {

    @Override
    public List<Holding> holdings() {
      TaskReason task = verdict == PromiseState.KEPT ? null : TaskReason.PROMISE_BROKEN;
      return promised.cases().stream()
          .map(each -> Holding.ended(each, verdict.toString(), task))
          .toList();
    }
  }

  /** It was thought to be kept before its end, but a payment went back. */
  @EventName("huikuan.dunning.promise.in-force-again.v1")
  record PromiseInForceAgain(
      ArrangementId arrangement, AccountId account, Promised promised, Instant endsAt)
      implements PromiseEvent {

    @Override
    public List<Holding> holdings() {
      return held(arrangement, promised.parts(), promised.until());
    }
  }

  /**
   * It was taken back while it was in force. It counts as a broken one, unless it is excused.
   *
   * @param excused whether the customer could not have kept it, or promised the same or an earlier
   *     day in its place; null = it is not excused
   */
  @EventName("huikuan.dunning.promise.withdrawn.v1")
  record PromiseWithdrawn(
      ArrangementId arrangement,
      AccountId account,
      Promised promised,
      String reason,
      Instant at,
      @Nullable Boolean excused)
      implements PromiseEvent {

    @Override
    public List<Holding> holdings() {
      return promised.cases().stream().map(each -> Holding.ended(each, "withdrawn", null)).toList();
    }
  }

  /** Why somebody else has to approve a promise. */
  enum NeedsApproval {
    /** Its day is farther ahead than a collector may agree on alone. */
    FAR_AHEAD("far-ahead"),
    /** The customer has broken too many. */
    BROKEN_BEFORE("broken-before");

    private final String word;

    NeedsApproval(String word) {
      this.word = word;
    }

    @JsonCreator
    static NeedsApproval of(String word) {
      return Words.parse(values(), word);
    }

    @JsonValue
    @Override
    public String toString() {
      return word;
    }
  }

  private static List<Holding> held(
      ArrangementId promise, List<AgreedPart> parts, LocalDate until) {
    return parts.stream()
        .map(
            part ->
                part.missing().signum() > 0
                    ? Holding.of(
                        part.caseId(),
                        new Hold(promise.toString(), Hold.PROMISED, until, part.missing(), null))
                    : Holding.ended(part.caseId(), "paid", null))
        .toList();
  }
}
