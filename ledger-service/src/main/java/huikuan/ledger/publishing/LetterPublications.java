package huikuan.ledger.publishing;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterEvent;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.confirmation.ConfirmationEvent;
import huikuan.ledger.confirmation.ConfirmationEvent.AnswerDisclosed;
import huikuan.ledger.confirmation.ConfirmationEvent.Answered;
import huikuan.ledger.confirmation.ConfirmationEvent.Arrived;
import huikuan.ledger.confirmation.ConfirmationEvent.CallDue;
import huikuan.ledger.confirmation.ConfirmationEvent.Difference;
import huikuan.ledger.confirmation.ConfirmationEvent.DifferenceAssigned;
import huikuan.ledger.confirmation.ConfirmationEvent.DifferenceClarified;
import huikuan.ledger.confirmation.ConfirmationEvent.LetterClosed;
import huikuan.ledger.confirmation.ConfirmationEvent.LetterWritten;
import huikuan.ledger.confirmation.ConfirmationEvent.MailRequested;
import huikuan.ledger.confirmation.ConfirmationEvent.Mailed;
import huikuan.ledger.confirmation.ConfirmationEvent.NotMailed;
import huikuan.ledger.confirmation.ConfirmationEvent.OfSeal;
import huikuan.ledger.confirmation.ConfirmationEvent.Posted;
import huikuan.ledger.confirmation.ConfirmationEvent.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the other services are told of letters. An auditor's answers are told when they are
 * disclosed.
 */
final class LetterPublications {

  static List<LetterEvent> of(ConfirmationEvent event) {
    return switch (event) {
      case LetterWritten it -> List.of(issued(it));
      case MailRequested it -> List.of(mailRequested(it));
      case Mailed it ->
          it.followUp() > 0
              ? List.of()
              : List.of(
                  new LetterEvent.LetterSent(
                      it.letter(), it.account(), "mail", it.message(), it.sentOn()));
      case Posted it ->
          List.of(
              new LetterEvent.LetterSent(
                  it.letter(), it.account(), it.way(), it.waybill(), it.postedOn()));
      case Arrived it -> it.auditor() ? List.of() : List.of(arrived(it));
      case Answered it -> it.auditor() ? List.of() : List.of(answered(it, it.kind(), it.reply()));
      case AnswerDisclosed it -> disclosed(it);
      case DifferenceClarified it ->
          List.of(
              new LetterEvent.DifferenceClarified(
                  it.letter(), it.account(), it.line(), it.outcome()));
      case LetterClosed it ->
          it.auditor()
              ? List.of()
              : List.of(
                  new LetterEvent.LetterClosed(
                      it.letter(), it.account(), it.outcome(), it.closedAt()));
      case NotMailed _, OfSeal _, DifferenceAssigned _, CallDue _ -> List.of();
    };
  }

  private static LetterEvent arrived(Arrived event) {
    return new LetterEvent.LetterArrived(
        event.letter(),
        event.account(),
        event.kind(),
        event.proof(),
        event.arrivedOn(),
        event.demanded());
  }

  private static LetterEvent issued(LetterWritten event) {
    return new LetterEvent.LetterIssued(
        event.letter(),
        event.account(),
        event.kind(),
        event.cutOff(),
        event.balance(),
        event.items(),
        event.hash(),
        event.run(),
        event.replaces());
  }

  private static LetterEvent mailRequested(MailRequested event) {
    return new LetterEvent.LetterMailRequested(
        event.letter(),
        event.account(),
        event.kind(),
        event.request(),
        event.followUp(),
        event.cutOff(),
        event.issuedOn(),
        event.balance(),
        event.contactId(),
        event.language(),
        event.document(),
        event.demanded(),
        event.answerBy(),
        event.replyTo(),
        event.sending(),
        event.customerSequence());
  }

  private static LetterEvent answered(ConfirmationEvent event, LetterKind kind, Reply reply) {
    return new LetterEvent.LetterAnswered(
        event.letter(),
        event.account(),
        kind,
        reply.agreed(),
        reply.grade(),
        reply.repliedOn(),
        reply.balance(),
        reply.differences().stream().map(each -> difference(each, reply)).toList());
  }

  private static List<LetterEvent> disclosed(AnswerDisclosed event) {
    LetterEvent answered = answered(event, event.kind(), event.reply());
    return event.reply().agreed()
        ? List.of(
            answered,
            new LetterEvent.LetterClosed(
                event.letter(), event.account(), "agreed", event.disclosedAt()))
        : List.of(answered);
  }

  private static LetterEvent.Difference difference(Difference each, Reply reply) {
    return new LetterEvent.Difference(
        each.line(),
        itemKind(each),
        each.number(),
        each.ours(),
        each.theirs(),
        disputed(each),
        requireNonNull(reply.heldUntil()),
        each.reason());
  }

  /** The part of a claim that the customer does not have in its books. */
  private static @Nullable Money disputed(Difference each) {
    if (itemKind(each) == null || each.difference().signum() >= 0) {
      return null;
    }
    return each.difference().negated().min(each.ours());
  }

  /** Null = it is not about a claim of ours. */
  private static @Nullable ItemKind itemKind(Difference each) {
    return each.kind() == null ? null : each.kind().itemKind().orElse(null);
  }

  private LetterPublications() {}
}
