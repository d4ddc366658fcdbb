package huikuan.ledger.evidence;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.ledger.evidence.EvidenceCommand.AttachEvidence;
import huikuan.ledger.evidence.EvidenceCommand.Outcome;
import huikuan.ledger.evidence.EvidenceCommand.RecordCopyMailed;
import huikuan.ledger.evidence.EvidenceCommand.RecordCopyNotMailed;
import huikuan.ledger.evidence.EvidenceCommand.RequestCopy;
import huikuan.ledger.evidence.EvidenceCommand.WithdrawEvidence;
import huikuan.ledger.evidence.EvidenceEvent.CopyMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyNotMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyRequested;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceAttached;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceWithdrawn;
import huikuan.ledger.evidence.EvidenceRefusal.NoSuchEvidence;
import huikuan.ledger.evidence.EvidenceRefusal.TooMuch;
import huikuan.ledger.evidence.EvidenceRefusal.Withdrawn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The evidence of a contract, an item or a customer. What is withdrawn stays, and is marked. */
@Aggregate
class Evidence {

  static final int MOST_PIECES = 500;
  static final int MOST_COPIES = 500;

  /** A second click, or a request sent again for want of an answer, asks for the same copy. */
  private static final Duration ONE_REQUEST = Duration.ofMinutes(1);

  @AggregateIdentifier private @Nullable EvidenceKey id;

  /** In the order of their numbers. */
  private final List<EvidenceAttached> pieces = new ArrayList<>();

  private final Set<Integer> withdrawn = new HashSet<>();

  /** In the order of their numbers. */
  private final List<CopyRequested> copies = new ArrayList<>();

  private final Set<Integer> mailed = new HashSet<>();
  private final Set<Integer> notMailed = new HashSet<>();

  Evidence() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(AttachEvidence command) {
    EvidenceAttached attached =
        new EvidenceAttached(
            command.subject(),
            pieces.size() + 1,
            command.kind(),
            command.file(),
            command.documentOn(),
            command.note());
    for (EvidenceAttached piece : pieces) {
      if (piece.same(attached) && !withdrawn.contains(piece.number())) {
        return new Outcome.Unchanged(piece.number());
      }
    }
    if (pieces.size() >= MOST_PIECES) {
      return new Outcome.Refused(new TooMuch(MOST_PIECES));
    }
    apply(attached);
    return new Outcome.Done(attached.number());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(WithdrawEvidence command) {
    if (command.number() > pieces.size()) {
      return new Outcome.Refused(new NoSuchEvidence(command.number()));
    }
    if (withdrawn.contains(command.number())) {
      return new Outcome.Unchanged(command.number());
    }
    apply(new EvidenceWithdrawn(command.subject(), command.number(), command.reason()));
    return new Outcome.Done(command.number());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(RequestCopy command) {
    int number = command.number();
    if (number > pieces.size()) {
      return new Outcome.Refused(new NoSuchEvidence(number));
    }
    CopyRequested copy = copy(command, pieces.get(number - 1));
    if (copies.stream().anyMatch(before -> justNow(before, copy))) {
      return new Outcome.Unchanged(number);
    }
    if (withdrawn.contains(number)) {
      return new Outcome.Refused(new Withdrawn(number));
    }
    if (copies.size() >= MOST_COPIES) {
      return new Outcome.Refused(new TooMuch(MOST_COPIES));
    }
    apply(copy);
    return new Outcome.Done(number);
  }

  private CopyRequested copy(RequestCopy command, EvidenceAttached piece) {
    return new CopyRequested(
        command.subject(),
        piece.number(),
        command.customer(),
        command.contact(),
        command.note(),
        command.now(),
        new CopyMail(
            copies.size() + 1,
            piece.kind(),
            piece.documentOn(),
            command.language(),
            command.document(),
            command.sending(),
            command.customerSequence()));
  }

  private static boolean justNow(CopyRequested before, CopyRequested copy) {
    return before.number() == copy.number()
        && before.same(copy)
        && copy.requestedAt().isBefore(before.requestedAt().plus(ONE_REQUEST));
  }

  @CommandHandler
  void handle(RecordCopyMailed command) {
    if (isPending(command.copy())) {
      apply(
          new CopyMailed(
              command.subject(),
              piece(command.copy()),
              command.copy(),
              command.message(),
              command.hash(),
              command.sentAt()));
    }
  }

  /** A copy that came back did so after it was sent. */
  @CommandHandler
  void handle(RecordCopyNotMailed command) {
    int copy = command.copy();
    boolean news = command.bounced() ? mailed.contains(copy) : isPending(copy);
    if (news && !notMailed.contains(copy)) {
      apply(
          new CopyNotMailed(
              command.subject(),
              piece(copy),
              copy,
              command.message(),
              command.bounced(),
              command.reason(),
              command.detail()));
    }
  }

  private boolean isPending(int copy) {
    return copy <= copies.size() && !mailed.contains(copy) && !notMailed.contains(copy);
  }

  private int piece(int copy) {
    return copies.get(copy - 1).number();
  }

  @EventSourcingHandler
  void on(EvidenceEvent event) {
    id = EvidenceKey.of(event.subject());
    switch (event) {
      case EvidenceAttached attached -> pieces.add(attached);
      case EvidenceWithdrawn it -> withdrawn.add(it.number());
      case CopyRequested copy -> copies.add(copy);
      case CopyMailed it -> mailed.add(it.copy());
      case CopyNotMailed it -> notMailed.add(it.copy());
    }
  }
}
