package huikuan.dunning.copy;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.EvidenceCopyRequested;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.ledger.Subject.OfContract;
import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.notification.NotificationEvent.AddressRefused;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyBounced;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyFailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyMailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyWithheld;
import huikuan.contracts.notification.NotificationEvent.OfCopy;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A copy of evidence, as stored. The ledger tells that it was asked for, notification that it did
 * not arrive; either may be heard first.
 *
 * @param task the id of the task that it belongs to; null = nobody has to see to it
 * @param account null = it is not an item's evidence
 * @param contract null = it is not a contract's evidence
 * @param copy its number among the copies of the subject's evidence
 * @param number of the piece; null = it is not told yet that the copy was asked for
 * @param state null = it is not told that it did not arrive
 * @param failedAt when it was heard that it did not arrive
 */
@Document(EvidenceCopy.COLLECTION)
public record EvidenceCopy(
    @Id String id,
    String customer,
    @Nullable String task,
    String subject,
    @Nullable String account,
    @Nullable ItemKind itemKind,
    @Nullable String item,
    @Nullable String contract,
    int copy,
    @Nullable Integer number,
    @Nullable EvidenceKind kind,
    @Nullable String contactId,
    @Nullable State state,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable Instant failedAt) {

  static final String COLLECTION = "evidence-copies";

  /** The way in which a copy did not arrive. */
  public enum State {
    /** It has not left. */
    FAILED,
    /** It left and came back. */
    BOUNCED
  }

  static String id(Subject subject, int copy) {
    return subject.key() + " " + copy;
  }

  private static EvidenceCopy of(Subject subject, String customer, int copy) {
    OfItem item = subject instanceof OfItem it ? it : null;
    return new EvidenceCopy(
        id(subject, copy),
        customer,
        null,
        subject.key(),
        item == null ? null : item.account().toString(),
        item == null ? null : item.kind(),
        item == null ? null : item.number(),
        subject instanceof OfContract(_, var contract) ? contract : null,
        copy,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static EvidenceCopy of(EvidenceCopyRequested event) {
    return of(event.subject(), event.customer().toString(), event.copy());
  }

  static EvidenceCopy of(OfCopy event) {
    return of(event.subject(), event.customer().toString(), event.copy());
  }

  /** It was asked for. */
  EvidenceCopy asked(EvidenceCopyRequested event) {
    return with(
        task, event.number(), event.kind(), event.contactId(), state, reason, detail, failedAt);
  }

  /** The same, as notification tells of it; that it has left changes nothing. */
  EvidenceCopy told(OfCopy event, Instant at) {
    return switch (event) {
      case EvidenceCopyMailed _ -> this;
      case EvidenceCopyFailed it -> failed(event, State.FAILED, it.reason(), null, at);
      case EvidenceCopyBounced it -> failed(event, State.BOUNCED, it.reason(), null, at);
      case EvidenceCopyWithheld it -> failed(event, State.FAILED, it.reason(), it.detail(), at);
    };
  }

  private EvidenceCopy failed(
      OfCopy event, State how, String why, @Nullable String more, Instant at) {
    TaskId open = new TaskId(event.customer(), TaskReason.COPY_FAILED);
    String contact = event instanceof AddressRefused refused ? refused.contactId() : contactId;
    return with(open.toString(), number, kind, contact, how, why, more, at);
  }

  /** The piece was asked for again later: this copy is no task any more. */
  EvidenceCopy askedAgain() {
    return with(null, number, kind, contactId, state, reason, detail, failedAt);
  }

  private EvidenceCopy with(
      @Nullable String open,
      @Nullable Integer piece,
      @Nullable EvidenceKind what,
      @Nullable String contact,
      @Nullable State how,
      @Nullable String why,
      @Nullable String more,
      @Nullable Instant at) {
    return new EvidenceCopy(
        id, customer, open, subject, account, itemKind, item, contract, copy, piece, what, contact,
        how, why, more, at);
  }
}
