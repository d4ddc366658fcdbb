package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.LetterKind;
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
import huikuan.ledger.confirmation.ConfirmationEvent.Posted;
import huikuan.ledger.confirmation.ConfirmationEvent.PrintRequested;
import huikuan.ledger.confirmation.ConfirmationEvent.SealApproved;
import huikuan.ledger.confirmation.ConfirmationEvent.SealRejected;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A letter as its events made it. */
final class LetterState {

  private @Nullable LetterWritten written;
  private @Nullable MailRequested mailRequest;
  private @Nullable PrintRequested printRequest;
  private int prints;
  private boolean sealApproved;
  private @Nullable NotMailed failure;
  private int requests;
  private int followUps;
  private boolean waits;
  private boolean callDue;
  private @Nullable Mailed mailed;
  private @Nullable Posted posted;
  private @Nullable Arrived arrived;
  private @Nullable Answered answered;
  private boolean disclosed;
  private @Nullable LetterClosed closed;
  private final Map<Integer, String> owners = new HashMap<>();
  private final Map<Integer, DifferenceClarified> clarified = new HashMap<>();

  void apply(ConfirmationEvent event) {
    switch (event) {
      case LetterWritten it -> written = it;
      case MailRequested it -> {
        mailRequest = it;
        requests = it.request();
        followUps = Math.max(followUps, it.followUp());
        waits = true;
        failure = null;
      }
      case Mailed it -> {
        waits = false;
        if (mailed == null) {
          mailed = it;
        }
      }
      case NotMailed it -> {
        waits = false;
        failure = it;
      }
      case PrintRequested it -> {
        printRequest = it;
        prints = it.print();
        sealApproved = false;
      }
      case SealApproved _ -> sealApproved = true;
      case SealRejected _ -> printRequest = null;
      case Posted it -> {
        posted = it;
        failure = null;
      }
      case Arrived it -> arrived = it;
      case Answered it -> {
        answered = it;
        callDue = false;
      }
      case AnswerDisclosed _ -> disclosed = true;
      case DifferenceAssigned it -> owners.put(it.line(), it.owner());
      case DifferenceClarified it -> clarified.put(it.line(), it);
      case CallDue _ -> callDue = true;
      case LetterClosed it -> closed = it;
    }
  }

  static LetterState of(List<ConfirmationEvent> events) {
    LetterState state = new LetterState();
    events.forEach(state::apply);
    return state;
  }

  boolean exists() {
    return written != null;
  }

  LetterWritten written() {
    return requireNonNull(written);
  }

  LetterNumber number() {
    return LetterNumber.parse(written().letter());
  }

  LetterContent content() {
    return LetterContent.parse(written().content());
  }

  LetterKind kind() {
    return written().kind();
  }

  /** The request whose outcome is not known yet, or the latest. */
  Optional<MailRequested> mailRequest() {
    return Optional.ofNullable(mailRequest);
  }

  /** Whether the outcome of a request is not known yet. */
  boolean isBeingMailed() {
    return waits;
  }

  int requests() {
    return requests;
  }

  int followUps() {
    return followUps;
  }

  boolean isCallDue() {
    return callDue;
  }

  /** Why the last request came to nothing. */
  Optional<NotMailed> failure() {
    return Optional.ofNullable(failure);
  }

  Optional<Mailed> mailed() {
    return Optional.ofNullable(mailed);
  }

  Optional<Posted> posted() {
    return Optional.ofNullable(posted);
  }

  Optional<Arrived> arrived() {
    return Optional.ofNullable(arrived);
  }

  Optional<ConfirmationEvent.Reply> reply() {
    return Optional.ofNullable(answered).map(Answered::reply);
  }

  boolean isDisclosed() {
    return disclosed;
  }

  Optional<LetterClosed> closed() {
    return Optional.ofNullable(closed);
  }

  /** The day on which it left for the first time. */
  Optional<LocalDate> sentOn() {
    LocalDate byMail = mailed == null ? null : mailed.sentOn();
    LocalDate onPaper = posted == null ? null : posted.postedOn();
    if (byMail == null || onPaper == null) {
      return Optional.ofNullable(byMail == null ? onPaper : byMail);
    }
    return Optional.of(byMail.isBefore(onPaper) ? byMail : onPaper);
  }

  /** The document that was sent or is to be; empty = none was made. */
  Optional<Document> document() {
    if (mailRequest != null) {
      return Optional.of(mailRequest.document());
    }
    return Optional.ofNullable(printRequest).map(PrintRequested::document);
  }

  @Nullable String owner(int line) {
    return owners.get(line);
  }

  @Nullable DifferenceClarified clarified(int line) {
    return clarified.get(line);
  }

  List<Difference> differences() {
    return answered == null ? List.of() : answered.reply().differences();
  }

  /** Whether a difference is left to be clarified. */
  boolean differs() {
    return differences().stream().anyMatch(each -> !clarified.containsKey(each.line()));
  }

  /** How often it was to be printed. */
  int prints() {
    return prints;
  }

  /** Whether it is printed, to be sealed and posted. */
  boolean isPrinted() {
    return printRequest != null && posted == null;
  }

  /** Whether it is to be sealed and posted, as another person has approved. */
  boolean isToPost() {
    return isPrinted() && sealApproved && answered == null && closed == null;
  }

  /** Whether nothing new has to be proposed to have it sealed. */
  boolean waitsForPrint(Instant now) {
    return isPrinted() && (sealApproved || requireNonNull(printRequest).proposal().isWaiting(now));
  }

  boolean isSealApproved() {
    return sealApproved;
  }

  /** The proposal to use the seal, if it is the one that waits. */
  Optional<PrintRequested> sealProposed(ProposalId proposal) {
    return Optional.ofNullable(printRequest)
        .filter(each -> !sealApproved && each.proposalId().equals(proposal));
  }

  /** The proposal to use the seal on the printed letter. */
  Optional<PrintRequested> printed() {
    return Optional.ofNullable(printRequest).filter(_ -> posted == null);
  }

  LetterStage stage() {
    return stage(true);
  }

  /** The state as it is told to those who do not see the answer. */
  LetterStage stageBeforeAnswer() {
    return stage(false);
  }

  private LetterStage stage(boolean answerSeen) {
    return LetterStage.of(
        answerSeen && closed != null,
        answerSeen && answered != null,
        failure == null || arrived != null ? null : failure.bounced(),
        arrived != null,
        sentOn().isPresent(),
        waits,
        printRequest != null);
  }
}
