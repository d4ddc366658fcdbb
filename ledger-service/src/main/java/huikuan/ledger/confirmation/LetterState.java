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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A letter as its events made it. */
final class LetterState implements LetterProgress {

  private @Nullable LetterWritten written;

  /** Read when it is asked for first. */
  private transient @Nullable LetterContent content;

  private @Nullable MailRequested mailRequest;
  private @Nullable PrintRequested printRequest;
  private boolean printed;
  private int prints;
  private boolean sealApproved;
  private @Nullable NotMailed failure;
  private int requests;
  private int followUps;
  private boolean waits;
  private boolean callDue;
  private @Nullable LocalDate firstLeftOn;

  /** By request: those that did not come back. */
  private final SortedMap<Integer, Mailed> mails = new TreeMap<>();

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
        mails.put(it.request(), it);
        left(it.sentOn());
      }
      case NotMailed it -> notMailed(it);
      case PrintRequested it -> {
        printRequest = it;
        printed = true;
        prints = it.print();
        sealApproved = false;
      }
      case SealApproved _ -> sealApproved = true;
      case SealRejected _ -> printed = false;
      case Posted it -> {
        posted = it;
        printed = false;
        left(it.postedOn());
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
      case LetterClosed it -> {
        closed = it;
        callDue = false;
      }
    }
  }

  private void left(LocalDate day) {
    firstLeftOn = firstLeftOn == null || day.isBefore(firstLeftOn) ? day : firstLeftOn;
  }

  private void notMailed(NotMailed event) {
    if (event.bounced()) {
      mails.remove(event.request());
    }
    if (event.request() == requests) {
      waits = false;
      failure = event;
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
    if (content == null) {
      content = LetterContent.parse(written().content());
    }
    return content;
  }

  LetterKind kind() {
    return written().kind();
  }

  /** The request whose outcome is not known yet, or the latest. */
  Optional<MailRequested> mailRequest() {
    return Optional.ofNullable(mailRequest);
  }

  /** Whether the outcome of a request is not known yet. */
  @Override
  public boolean isBeingMailed() {
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

  /** The first mail that did not come back. */
  Optional<Mailed> mailed() {
    return mails.values().stream().min(Comparator.comparing(Mailed::sentOn));
  }

  /** Whether a mail left that has not come back. */
  boolean tookMail(int request) {
    return mails.containsKey(request);
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

  /** The first day on which it left, also if it came back. */
  Optional<LocalDate> leftOn() {
    return Optional.ofNullable(firstLeftOn);
  }

  /** The first day on which it left and did not come back. */
  Optional<LocalDate> sentOn() {
    LocalDate byMail = mailed().map(Mailed::sentOn).orElse(null);
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

  @Override
  public boolean isToPrint() {
    return printed;
  }

  /**
   * Whether it is to be sealed and posted, as another person has approved. That an auditor's letter
   * is answered is told by nothing.
   */
  boolean isToPost() {
    return printed && sealApproved && (written().auditor() || answered == null && closed == null);
  }

  /** Whether nothing new has to be proposed to have it sealed. */
  boolean waitsForPrint(Instant now) {
    return isToPrint() && (sealApproved || requireNonNull(printRequest).proposal().isWaiting(now));
  }

  boolean isSealApproved() {
    return sealApproved;
  }

  /** The proposal to use the seal, if it is the one that waits. */
  Optional<PrintRequested> sealProposed(ProposalId proposal) {
    return Optional.ofNullable(printRequest)
        .filter(each -> printed && !sealApproved && each.proposalId().equals(proposal));
  }

  /** The proposal to use the seal on the printed letter. */
  Optional<PrintRequested> printed() {
    return Optional.ofNullable(printRequest).filter(_ -> printed);
  }

  LetterStage stage() {
    return LetterStage.of(this);
  }

  @Override
  public boolean isClosed() {
    return closed != null;
  }

  @Override
  public boolean isGone() {
    return closed != null && Letter.GONE.contains(closed.outcome());
  }

  @Override
  public boolean isAnswered() {
    return answered != null;
  }

  @Override
  public boolean isArrived() {
    return arrived != null;
  }

  @Override
  public boolean isSent() {
    return sentOn().isPresent();
  }

  @Override
  public @Nullable Boolean bounced() {
    return failure == null ? null : failure.bounced();
  }
}
