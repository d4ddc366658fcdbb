package huikuan.ledger.confirmation;

import static huikuan.ledger.confirmation.LetterCommand.Outcome.DONE;
import static huikuan.ledger.confirmation.LetterCommand.Outcome.UNCHANGED;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.AccountId;
import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.confirmation.ConfirmationEvent.AnswerDisclosed;
import huikuan.ledger.confirmation.ConfirmationEvent.Answered;
import huikuan.ledger.confirmation.ConfirmationEvent.Arrived;
import huikuan.ledger.confirmation.ConfirmationEvent.CallDue;
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
import huikuan.ledger.confirmation.LetterCommand.ApproveSeal;
import huikuan.ledger.confirmation.LetterCommand.AskForCall;
import huikuan.ledger.confirmation.LetterCommand.AssignDifference;
import huikuan.ledger.confirmation.LetterCommand.ClarifyDifference;
import huikuan.ledger.confirmation.LetterCommand.CloseLetter;
import huikuan.ledger.confirmation.LetterCommand.DiscloseAnswer;
import huikuan.ledger.confirmation.LetterCommand.Outcome;
import huikuan.ledger.confirmation.LetterCommand.RecordAnswer;
import huikuan.ledger.confirmation.LetterCommand.RecordArrival;
import huikuan.ledger.confirmation.LetterCommand.RecordMailed;
import huikuan.ledger.confirmation.LetterCommand.RecordNotMailed;
import huikuan.ledger.confirmation.LetterCommand.RecordPosted;
import huikuan.ledger.confirmation.LetterCommand.RejectSeal;
import huikuan.ledger.confirmation.LetterCommand.RequestMail;
import huikuan.ledger.confirmation.LetterCommand.RequestPrint;
import huikuan.ledger.confirmation.LetterCommand.WriteLetter;
import huikuan.ledger.rendering.LetterPaper;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A letter about the balance of an account. It is written once, and what it says never changes. */
@Aggregate(type = "letter")
class Letter {

  static final String NO_BOUNCE = "no-bounce";
  static final String SIGNED_FOR = "signed-for";
  static final String ANSWERED = "answered";

  /** The weakest first. */
  private static final List<String> PROOFS = List.of(NO_BOUNCE, ANSWERED, SIGNED_FOR);

  static final String AGREED = "agreed";
  static final String CLARIFIED = "clarified";
  static final String NO_ANSWER = "no-answer";
  static final String DELIVERED = "delivered";
  static final String WITHDRAWN = "withdrawn";
  static final String REPLACED = "replaced";

  /** The outcomes of letters that do not count any more. */
  static final Set<String> GONE = Set.of(WITHDRAWN, REPLACED);

  @AggregateIdentifier private @Nullable LetterNumber id;
  private final LetterState state = new LetterState();

  protected Letter() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(WriteLetter command) {
    LetterContent content = command.content();
    if (state.exists()) {
      LetterWritten before = state.written();
      return state.content().saysSameAs(content)
          ? UNCHANGED
          : refused(
              new LetterRefusal.SaysOtherwise(
                  before.letter(),
                  before.issuedOn(),
                  before.balance(),
                  state.content().language()));
    }
    String text = content.text();
    apply(
        new LetterWritten(
            content.number().value(),
            content.account(),
            content.kind(),
            command.edition(),
            content.cutOff(),
            content.issuedOn(),
            content.balance(),
            content.items().size(),
            text,
            LetterContent.hash(text),
            content.run() == null ? null : content.run().value(),
            content.replaces() == null ? null : content.replaces().value(),
            command.auditor()));
    return DONE;
  }

  @CommandHandler
  Outcome handle(RequestMail command) {
    boolean reminds = command.followUp() > 0;
    if (reminds && command.followUp() <= state.followUps()) {
      return UNCHANGED;
    }
    Optional<LetterRefusal> refusal = refusesToLeave();
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    if (state.isBeingMailed()) {
      return refused(new LetterRefusal.BeingSent());
    }
    if (reminds && state.sentOn().isEmpty()) {
      return refused(new LetterRefusal.NotSent());
    }
    LetterContent content = state.content();
    apply(
        new MailRequested(
            letter(),
            account(),
            content.kind(),
            state.requests() + 1,
            command.followUp(),
            content.cutOff(),
            content.issuedOn(),
            content.balance(),
            command.contactId(),
            content.language(),
            command.document(),
            content.demanded(),
            content.answerBy(),
            replyTo(content),
            command.sending(),
            command.customerSequence()));
    return DONE;
  }

  private static @Nullable ReplyTo replyTo(LetterContent content) {
    LetterPaper.ReplyTo party = content.replyTo();
    return party == null ? null : new ReplyTo(party.name(), requireNonNull(party.email()));
  }

  @CommandHandler
  Outcome handle(RequestPrint command, @MetaDataValue(Actor.METADATA) String actor) {
    if (state.waitsForPrint(command.now())) {
      return UNCHANGED;
    }
    Optional<LetterRefusal> refusal = refusesToLeave();
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    apply(
        new PrintRequested(
            letter(),
            account(),
            state.prints() + 1,
            state.written().balance(),
            command.document(),
            Proposal.of(command.by() == null ? actor : command.by(), command.lapsesAt(), 1)));
    return DONE;
  }

  @CommandHandler
  Verdict handle(ApproveSeal command, @MetaDataValue(Actor.METADATA) String actor) {
    PrintRequested proposed = state.sealProposed(command.proposal()).orElse(null);
    if (proposed == null) {
      return Verdict.DECIDED;
    }
    Verdict verdict = proposed.proposal().approvalBy(actor, command.now());
    if (verdict == Verdict.APPROVED) {
      apply(new SealApproved(letter(), account(), proposed.print()));
    }
    return verdict;
  }

  @CommandHandler
  Verdict handle(RejectSeal command) {
    PrintRequested proposed = state.sealProposed(command.proposal()).orElse(null);
    if (proposed == null) {
      return Verdict.DECIDED;
    }
    apply(new SealRejected(letter(), account(), proposed.print(), command.reason()));
    return Verdict.REJECTED;
  }

  private Optional<LetterRefusal> refusesToLeave() {
    return closed().or(this::answered);
  }

  private Optional<LetterRefusal> closed() {
    return state.closed().map(it -> new LetterRefusal.Closed(it.outcome()));
  }

  private Optional<LetterRefusal> answered() {
    return state.reply().map(it -> new LetterRefusal.AlreadyAnswered(it.agreed(), it.repliedOn()));
  }

  @CommandHandler
  Outcome handle(RecordPosted command) {
    Posted event =
        new Posted(letter(), account(), command.way(), command.waybill(), command.postedOn());
    if (state.posted().filter(event::equals).isPresent()) {
      return UNCHANGED;
    }
    if (closed().isPresent()) {
      return refused(closed().get());
    }
    if (!state.isToPrint()) {
      return refused(new LetterRefusal.NotToPrint());
    }
    if (!state.isSealApproved()) {
      return refused(new LetterRefusal.SealNotApproved());
    }
    apply(event);
    return DONE;
  }

  @CommandHandler
  void handle(RecordMailed command) {
    if (isPending(command.request())) {
      apply(
          new Mailed(
              letter(),
              account(),
              command.request(),
              state.mailRequest().orElseThrow().followUp(),
              command.message(),
              command.contactId(),
              command.hash(),
              command.sentAt(),
              command.sentOn()));
    }
  }

  /** A message that came back did so after it was sent. */
  @CommandHandler
  void handle(RecordNotMailed command) {
    boolean news =
        command.bounced() ? state.tookMail(command.request()) : isPending(command.request());
    if (news) {
      apply(
          new NotMailed(
              letter(),
              account(),
              command.request(),
              command.bounced(),
              command.reason(),
              command.detail()));
    }
  }

  private boolean isPending(int request) {
    return state.isBeingMailed() && request == state.requests();
  }

  @CommandHandler
  Outcome handle(RecordArrival command) {
    Arrived before = state.arrived().orElse(null);
    if (before != null
        && before.proof().equals(command.proof())
        && before.arrivedOn().equals(command.arrivedOn())
        && Objects.equals(before.signedBy(), command.signedBy())
        && Objects.equals(before.file(), command.file())) {
      return UNCHANGED;
    }
    if (before != null && PROOFS.indexOf(command.proof()) <= PROOFS.indexOf(before.proof())) {
      return refused(new LetterRefusal.ArrivedBefore(before.arrivedOn(), before.proof()));
    }
    if (state.sentOn().isEmpty()) {
      return refused(new LetterRefusal.NotSent());
    }
    if (command.arrivedOn().isBefore(state.sentOn().get())) {
      return refused(new LetterRefusal.AnsweredTooEarly(state.sentOn().get()));
    }
    arrive(command.proof(), command.arrivedOn(), command.signedBy(), command.file());
    if (state.kind() == LetterKind.STATEMENT && state.closed().isEmpty()) {
      close(DELIVERED, null, command.now());
    }
    return DONE;
  }

  private void arrive(
      String proof, LocalDate arrivedOn, @Nullable Sealed signedBy, @Nullable String file) {
    apply(
        new Arrived(
            letter(),
            account(),
            state.kind(),
            state.written().auditor(),
            proof,
            arrivedOn,
            signedBy,
            file,
            state.content().demanded()));
  }

  @CommandHandler
  Outcome handle(RecordAnswer command) {
    if (state.reply().filter(command.reply()::isSameAs).isPresent()) {
      return UNCHANGED;
    }
    Optional<LetterRefusal> refusal = refusesAnswer(command);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    ConfirmationEvent.Reply reply = command.reply();
    boolean auditor = state.written().auditor();
    apply(new Answered(letter(), account(), state.kind(), auditor, reply));
    if (state.arrived().isEmpty()) {
      arrive(ANSWERED, reply.repliedOn(), null, null);
    }
    if (reply.agreed()) {
      close(AGREED, null, command.now());
    }
    return DONE;
  }

  private Optional<LetterRefusal> refusesAnswer(RecordAnswer command) {
    Optional<LetterRefusal> before = answered().or(this::closed);
    if (before.isPresent()) {
      return before;
    }
    if (state.kind() == LetterKind.STATEMENT) {
      return Optional.of(new LetterRefusal.NoAnswerAsked(state.kind()));
    }
    // Whoever has the link in a mail has the mail, also if nobody has told us yet that it left.
    boolean hasIt =
        command.reply().by().equals(AnswerReader.LINK) && state.mailRequest().isPresent();
    if (state.leftOn().isEmpty() && !hasIt) {
      return Optional.of(new LetterRefusal.NotSent());
    }
    return state
        .leftOn()
        .filter(command.reply().repliedOn()::isBefore)
        .map(LetterRefusal.AnsweredTooEarly::new);
  }

  @CommandHandler
  Outcome handle(DiscloseAnswer command) {
    if (state.isDisclosed()) {
      return UNCHANGED;
    }
    if (!state.written().auditor() || state.reply().isEmpty()) {
      return refused(new LetterRefusal.NothingToDisclose());
    }
    apply(
        new AnswerDisclosed(letter(), account(), state.kind(), state.reply().get(), command.now()));
    return DONE;
  }

  @CommandHandler
  Outcome handle(AssignDifference command) {
    if (command.line() < 1 || command.line() > state.differences().size()) {
      return refused(new LetterRefusal.NoSuchLine(state.differences().size()));
    }
    DifferenceClarified done = state.clarified(command.line());
    if (done != null) {
      return refused(new LetterRefusal.LineClarified(done.outcome()));
    }
    if (command.owner().equals(state.owner(command.line()))) {
      return UNCHANGED;
    }
    apply(new DifferenceAssigned(letter(), account(), command.line(), command.owner()));
    return DONE;
  }

  @CommandHandler
  Outcome handle(ClarifyDifference command) {
    if (command.line() < 1 || command.line() > state.differences().size()) {
      return refused(new LetterRefusal.NoSuchLine(state.differences().size()));
    }
    DifferenceClarified event =
        new DifferenceClarified(
            letter(),
            account(),
            command.line(),
            command.outcome(),
            command.note(),
            command.documents());
    DifferenceClarified done = state.clarified(command.line());
    if (done != null) {
      return done.equals(event)
          ? UNCHANGED
          : refused(new LetterRefusal.LineClarified(done.outcome()));
    }
    apply(event);
    if (!state.differs() && state.closed().isEmpty()) {
      close(CLARIFIED, null, command.now());
    }
    return DONE;
  }

  @CommandHandler
  void handle(AskForCall command) {
    if (!state.isCallDue() && state.reply().isEmpty() && state.closed().isEmpty()) {
      apply(new CallDue(letter(), account()));
    }
  }

  /** A letter that is answered ends by its answer. */
  @CommandHandler
  Outcome handle(CloseLetter command) {
    if (state.closed().isPresent()) {
      return state.closed().get().outcome().equals(command.outcome())
          ? UNCHANGED
          : refused(closed().orElseThrow());
    }
    if (state.reply().isPresent() && !command.outcome().equals(REPLACED)) {
      return refused(answered().orElseThrow());
    }
    close(command.outcome(), command.reason(), command.now());
    return DONE;
  }

  private void close(String outcome, @Nullable String reason, Instant now) {
    boolean hidden = state.written().auditor() && state.reply().isPresent() && !state.isDisclosed();
    if (state.isToPrint() && !state.isSealApproved() && !hidden) {
      apply(new SealRejected(letter(), account(), state.prints(), "The letter has ended"));
    }
    apply(new LetterClosed(letter(), account(), outcome, reason, hidden, now));
  }

  private static Outcome refused(LetterRefusal refusal) {
    return new Outcome.Refused(refusal);
  }

  private String letter() {
    return requireNonNull(id).value();
  }

  private AccountId account() {
    return state.written().account();
  }

  @EventSourcingHandler
  void on(ConfirmationEvent event) {
    id = LetterNumber.parse(event.letter());
    state.apply(event);
  }
}
