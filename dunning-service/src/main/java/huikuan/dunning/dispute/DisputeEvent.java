package huikuan.dunning.dispute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.AccountId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.arrangement.ArrangementEvent;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.fields.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An event of the disputes of a customer. */
public sealed interface DisputeEvent extends ArrangementEvent {

  /** The first part of the ids of disputes. */
  String KIND = "dispute";

  AccountId account();

  /** How a dispute came about. */
  enum Origin {
    /** One of us opened it. */
    HAND,
    /** A recipient, by the link in a mail. */
    RECIPIENT,
    /** It was a part of another. */
    SPLIT;

    @JsonCreator
    static Origin of(String word) {
      return Words.parse(values(), word);
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The words of the customer, and how they came.
   *
   * @param contactId who said it, among the customer's contacts; null = not told
   * @param talk in which it was said; null = none is named
   * @param message by whose link the recipient told it; null = it did not
   * @param note in words; null = none
   * @param file the hash of a file that shows why; null = there is none
   */
  record Said(
      @Nullable String contactId,
      @Nullable String talk,
      @Nullable String message,
      @Nullable String note,
      @Nullable String file) {

    static final Said NOTHING = new Said(null, null, null, null, null);
  }

  /**
   * A customer does not agree that something is owed.
   *
   * @param from the dispute that it was a part of; null = it is of its own
   * @param heldUntil the last day of its hold, if nobody prolongs it
   * @param dueAt when the day by which it is to be clarified is over at the customer
   */
  @EventName("huikuan.dunning.dispute.opened.v1")
  record DisputeOpened(
      ArrangementId arrangement,
      AccountId account,
      List<DisputedPart> parts,
      DisputeFacts facts,
      Origin origin,
      @Nullable ArrangementId from,
      Said said,
      LocalDate heldUntil,
      Instant dueAt,
      String by)
      implements DisputeEvent {

    public DisputeOpened {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Concerned> concerned() {
      return parts.stream().map(each -> new Concerned(each.caseId(), each.position())).toList();
    }

    @Override
    public List<Holding> holdings() {
      return held(arrangement, parts, heldUntil, null);
    }
  }

  /**
   * Its reason, its people, its day or its stage changed.
   *
   * @param dueAt when its day is over at the customer
   * @param onTime the cases of claims of which no dispute is overdue any longer, since another day
   *     is set; null = it was not overdue, or is so still
   */
  @EventName("huikuan.dunning.dispute.changed.v1")
  record DisputeChanged(
      ArrangementId arrangement,
      AccountId account,
      DisputeFacts facts,
      List<DisputedPart> parts,
      LocalDate heldUntil,
      Instant dueAt,
      @Nullable List<String> onTime)
      implements DisputeEvent {

    public DisputeChanged {
      parts = List.copyOf(parts);
      onTime = onTime == null ? null : List.copyOf(onTime);
    }

    @Override
    public List<Holding> holdings() {
      return held(arrangement, parts, heldUntil, null).stream().map(this::cured).toList();
    }

    private Holding cured(Holding held) {
      return onTime != null && onTime.contains(held.caseId())
          ? new Holding(
              held.caseId(), held.hold(), held.by(), held.task(), TaskReason.DISPUTE_OVERDUE)
          : held;
    }
  }

  /**
   * Something of a disputed claim was paid, credited, written off, or is open again.
   *
   * @param part as it is now; the undisputed part is paid first, and credited last
   * @param kind of the document; of a reversal, of the one that it undoes
   * @param number of the document
   * @param heldUntil null = it is closed
   */
  @EventName("huikuan.dunning.dispute.part-changed.v1")
  record PartChanged(
      ArrangementId arrangement,
      AccountId account,
      DisputedPart part,
      Money change,
      String kind,
      String number,
      @Nullable LocalDate heldUntil)
      implements DisputeEvent {

    @Override
    public List<Holding> holdings() {
      return heldUntil == null ? List.of() : held(arrangement, List.of(part), heldUntil, null);
    }
  }

  /**
   * A part that is disputed changed its dispute: it went into another one, or came from one.
   *
   * @param parts all of this dispute, as they are now
   * @param other the other dispute
   */
  @EventName("huikuan.dunning.dispute.parts-moved.v1")
  record PartsMoved(
      ArrangementId arrangement,
      AccountId account,
      DisputeFacts facts,
      List<DisputedPart> parts,
      ArrangementId other,
      LocalDate heldUntil)
      implements DisputeEvent {

    public PartsMoved {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Concerned> concerned() {
      return parts.stream().map(each -> new Concerned(each.caseId(), each.position())).toList();
    }

    @Override
    public List<Holding> holdings() {
      return held(arrangement, parts, heldUntil, "dispute-moved", null);
    }
  }

  /**
   * A recipient disputes once more what is disputed wholly already. Its words are kept here.
   *
   * @param amount that it disputes; null = all that is open
   */
  @EventName("huikuan.dunning.dispute.told-again.v1")
  record DisputeToldAgain(
      ArrangementId arrangement,
      AccountId account,
      String caseId,
      @Nullable Money amount,
      DisputeReason reason,
      Said said)
      implements DisputeEvent {}

  /** Its day is over, and it is not clarified. The hold goes on; somebody has to see to it. */
  @EventName("huikuan.dunning.dispute.overdue.v1")
  record DisputeOverdue(
      ArrangementId arrangement,
      AccountId account,
      List<DisputedPart> parts,
      LocalDate heldUntil,
      Instant askedAgainAt)
      implements DisputeEvent {

    public DisputeOverdue {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Holding> holdings() {
      return held(arrangement, parts, heldUntil, TaskReason.DISPUTE_OVERDUE);
    }
  }

  /**
   * A document that settles a part of a dispute.
   *
   * @param decision by which the ledger is asked for it
   * @param amount of it
   */
  record Wanted(String decision, String caseId, ItemName item, Posting posting, Money amount) {}

  /**
   * It was decided, and the ledger is asked for what follows. It is closed when all of it is
   * posted.
   *
   * @param by who decided
   */
  @EventName("huikuan.dunning.dispute.resolving.v1")
  record DisputeResolving(
      ArrangementId arrangement,
      AccountId account,
      DisputeFacts facts,
      List<DisputedPart> parts,
      List<Wanted> wanted,
      String reason,
      String by)
      implements DisputeEvent {

    public DisputeResolving {
      parts = List.copyOf(parts);
      wanted = List.copyOf(wanted);
    }
  }

  /**
   * The ledger answered. If it does not post a document, the dispute is worked on again.
   *
   * @param proposal the ledger's, that others have to decide; null = there is none
   * @param problem why it was refused; null = it was not
   */
  @EventName("huikuan.dunning.dispute.posting-heard.v1")
  record PostingHeard(
      ArrangementId arrangement,
      AccountId account,
      DisputeFacts facts,
      List<DisputedPart> parts,
      String decision,
      PostingOutcome outcome,
      @Nullable String proposal,
      @Nullable String problem,
      @Nullable String detail)
      implements DisputeEvent {

    public PostingHeard {
      parts = List.copyOf(parts);
    }
  }

  /**
   * It is over.
   *
   * @param parts as they are then: what is disputed still is conceded
   * @param into the dispute in which it goes on; null = it does not
   */
  @EventName("huikuan.dunning.dispute.closed.v1")
  record DisputeClosed(
      ArrangementId arrangement,
      AccountId account,
      DisputeFacts facts,
      DisputeOutcome outcome,
      List<DisputedPart> parts,
      @Nullable String reason,
      @Nullable ArrangementId into,
      Instant at)
      implements DisputeEvent {

    public DisputeClosed {
      parts = List.copyOf(parts);
    }

    /** A fault of ours is to be mended. */
    @Override
    public List<Holding> holdings() {
      RootCause rootCause = facts.rootCause();
      TaskReason task =
          rootCause != null && rootCause.isOurs() && outcome != DisputeOutcome.MERGED
              ? TaskReason.OWN_FAULT
              : null;
      return parts.stream()
          .map(part -> Holding.ended(part.caseId(), "dispute-" + outcome, task))
          .toList();
    }
  }

  private static List<Holding> held(
      ArrangementId dispute, List<DisputedPart> parts, LocalDate until, @Nullable TaskReason task) {
    return held(dispute, parts, until, "dispute-" + DisputeOutcome.SETTLED, task);
  }

  /**
   * @param ended why a part of which nothing is disputed any longer is not held
   */
  private static List<Holding> held(
      ArrangementId dispute,
      List<DisputedPart> parts,
      LocalDate until,
      String ended,
      @Nullable TaskReason task) {
    return parts.stream()
        .map(
            part ->
                part.open().signum() > 0
                    ? new Holding(
                        part.caseId(),
                        new Hold(dispute.toString(), Hold.DISPUTED, until, part.open(), null),
                        "",
                        task)
                    : Holding.ended(part.caseId(), ended, null))
        .toList();
  }
}
