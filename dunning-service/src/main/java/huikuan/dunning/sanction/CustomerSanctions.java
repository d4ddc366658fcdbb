package huikuan.dunning.sanction;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.dunning.ladder.Rung;
import huikuan.dunning.sanction.Lack.What;
import huikuan.dunning.sanction.SanctionAnswer.AnsweredOtherwise;
import huikuan.dunning.sanction.SanctionAnswer.Done;
import huikuan.dunning.sanction.SanctionAnswer.Lacking;
import huikuan.dunning.sanction.SanctionAnswer.NotInForce;
import huikuan.dunning.sanction.SanctionAnswer.OtherOrder;
import huikuan.dunning.sanction.SanctionAnswer.OtherSystem;
import huikuan.dunning.sanction.SanctionAnswer.Unknown;
import huikuan.dunning.sanction.SanctionBook.ItemRef;
import huikuan.dunning.sanction.SanctionBook.Joined;
import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.OrderAcknowledged;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.dunning.sanction.SanctionEvent.SanctionRejected;
import huikuan.dunning.sanction.SanctionRules.Found;
import huikuan.dunning.sanction.SanctionRules.NamedGround;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The sanctions of one customer, over all its accounts. */
@Aggregate(type = "sanctions")
class CustomerSanctions {

  @AggregateIdentifier private @Nullable SanctionsKey key;
  private final SanctionBook book = new SanctionBook();

  protected CustomerSanctions() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SanctionCommand.JoinInvoice command, SanctionBasis basis) {
    AccountId account = command.account();
    if (command.position() <= book.position()
        || joined(account, command.itemKind(), command.invoice()).isPresent()) {
      return;
    }
    SanctionClaims.join(command, book, basis).forEach(AggregateLifecycle::apply);
  }

  @CommandHandler
  void handle(SanctionCommand.ReduceInvoice command) {
    if (isNews(command.account(), command.itemKind(), command.invoice(), command.position())) {
      apply(
          new SanctionEvent.InvoiceReduced(
              book.caseOf(command.account()),
              command.account(),
              command.itemKind(),
              command.invoice(),
              command.open(),
              command.position()));
    }
  }

  @CommandHandler
  void handle(SanctionCommand.AdjustInvoice command) {
    if (isNews(command.account(), command.itemKind(), command.invoice(), command.position())) {
      apply(
          new SanctionEvent.InvoiceAdjusted(
              book.caseOf(command.account()),
              command.account(),
              command.itemKind(),
              command.invoice(),
              command.kind(),
              command.number(),
              command.change(),
              command.open(),
              command.position()));
    }
  }

  /** With the last one all sanctions end, in the same commit. */
  @CommandHandler
  void handle(SanctionCommand.SettleInvoice command, SanctionBasis basis) {
    AccountId account = command.account();
    if (!isNews(account, command.itemKind(), command.invoice(), command.position())) {
      return;
    }
    apply(
        new SanctionEvent.InvoiceLeft(
            book.caseOf(account),
            account,
            command.itemKind(),
            command.invoice(),
            command.position(),
            command.reason()));
    if (book.items().isEmpty()) {
      all(new SanctionReview(book, basis, command.now()).settled());
    }
    if (book.items().keySet().stream().noneMatch(each -> each.account().equals(account))) {
      apply(new SanctionEvent.EscalationClosed(book.caseOf(account), account, "settled"));
    }
  }

  @CommandHandler
  void handle(SanctionCommand.ProveDemand command) {
    joined(command.account(), command.itemKind(), command.invoice())
        .filter(each -> each.proof() == null)
        .ifPresent(
            _ ->
                apply(
                    new SanctionEvent.DemandProven(
                        book.caseOf(command.account()),
                        command.account(),
                        command.itemKind(),
                        command.invoice(),
                        command.proof())));
  }

  @CommandHandler
  void handle(SanctionCommand.NoteDispute command) {
    Optional<Joined> joined = joined(command.account(), command.itemKind(), command.invoice());
    if (joined.isEmpty()
        || joined.get().disputes().contains(command.source()) == command.disputed()) {
      return;
    }
    List<String> sources = new ArrayList<>(joined.get().disputes());
    if (command.disputed()) {
      sources.add(command.source());
    } else {
      sources.remove(command.source());
    }
    apply(
        new SanctionEvent.DisputeNoted(
            book.caseOf(command.account()),
            command.account(),
            command.itemKind(),
            command.invoice(),
            sources));
  }

  /** Each part is looked at after the events of the one before. */
  @CommandHandler
  void handle(SanctionCommand.ReviewSanctions command, SanctionBasis basis) {
    if (book.ladder() == null) {
      return;
    }
    SanctionReview review = new SanctionReview(book, basis, command.now());
    all(review.silent());
    if (!book.isEscalated()) {
      return;
    }
    all(review.lapsed());
    all(review.withdrawn());
    all(review.cured());
    all(review.next());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SanctionAnswer handle(
      SanctionCommand.ProposeSanction command,
      SanctionBasis basis,
      @MetaDataValue(Actor.METADATA) String actor) {
    if (!book.isEscalated()) {
      return new Unknown();
    }
    SanctionReview review = new SanctionReview(book, basis, command.now());
    Optional<Rung> rung = review.ladder().rung(command.kind(), command.form());
    if (rung.isEmpty()) {
      return new Lacking(List.of(Lack.of(What.NOT_ON_LADDER, review.ladder().reference())));
    }
    NamedGround ground = review.rules().ground(rung.get(), command.ground(), command.clause());
    Found found = review.rules().check(rung.get(), ground);
    List<Lack> missing = new ArrayList<>();
    review.stands(command.kind()).ifPresent(each -> missing.add(Lack.of(each, null)));
    missing.addAll(found.missing());
    missing.replaceAll(each -> review.explained(each, command.kind()));
    if (!missing.isEmpty()) {
      return new Lacking(missing);
    }
    int number = book.nextNumber();
    apply(
        review
            .drafts()
            .proposed(rung.get(), ground, found, command.addressee(), command.reason(), actor));
    return new Done(number);
  }

  /**
   * A proposal whose cause went just now, or for which something is missing now, is withdrawn
   * instead.
   */
  @CommandHandler
  Verdict handle(
      SanctionCommand.ApproveSanction command,
      SanctionBasis basis,
      @MetaDataValue(Actor.METADATA) String actor) {
    Measure measure = book.measure(command.number()).orElse(null);
    if (measure == null || !measure.isProposed()) {
      return measure == null ? Verdict.UNKNOWN : Verdict.DECIDED;
    }
    SanctionProposed proposed = measure.proposed;
    Verdict verdict = proposed.proposal().approvalBy(actor, command.now());
    if (verdict != Verdict.APPROVED) {
      return verdict;
    }
    SanctionReview review = new SanctionReview(book, basis, command.now());
    if (!review.enough()) {
      all(review.withdrawn());
      return Verdict.DECIDED;
    }
    List<SanctionEvent> lacking = review.lacking(measure);
    if (!lacking.isEmpty()) {
      all(lacking);
      all(review.next());
      return Verdict.DECIDED;
    }
    apply(review.drafts().approved(measure, actor));
    return verdict;
  }

  @CommandHandler
  Verdict handle(SanctionCommand.RejectSanction command, SanctionBasis basis) {
    Measure measure = book.measure(command.number()).orElse(null);
    if (measure == null || !measure.isProposed()) {
      return measure == null ? Verdict.UNKNOWN : Verdict.DECIDED;
    }
    SanctionReview review = new SanctionReview(book, basis, command.now());
    apply(
        new SanctionRejected(
            book.customer(),
            measure.proposed.cases(),
            measure.number(),
            measure.kind(),
            command.reason(),
            review.drafts().again(measure)));
    return Verdict.REJECTED;
  }

  /** Sanctions are lifted in the reverse order of the ladder. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SanctionAnswer handle(
      SanctionCommand.ProposeLift command,
      SanctionBasis basis,
      @MetaDataValue(Actor.METADATA) String actor) {
    return new SanctionLifting(book).propose(command, basis, actor);
  }

  @CommandHandler
  Verdict handle(
      SanctionCommand.ApproveLift command,
      SanctionBasis basis,
      @MetaDataValue(Actor.METADATA) String actor) {
    return new SanctionLifting(book).approve(command, basis, actor);
  }

  @CommandHandler
  Verdict handle(SanctionCommand.RejectLift command) {
    return new SanctionLifting(book).reject(command);
  }

  /** Each system answers each order once. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SanctionAnswer handle(SanctionCommand.AcknowledgeOrder command) {
    Measure measure = book.measure(command.number()).orElse(null);
    Order last = measure == null ? null : measure.order();
    if (measure == null || last == null) {
      return measure == null ? new Unknown() : new NotInForce();
    }
    if (command.order() != null && command.order() != last) {
      return new OtherOrder(last);
    }
    if (!measure.systems().contains(command.system())) {
      return new OtherSystem(measure.systems());
    }
    Outcome before = measure.answerOf(command.system());
    if (before == null) {
      apply(
          new OrderAcknowledged(
              book.customer(),
              measure.proposed.cases(),
              measure.number(),
              measure.kind(),
              last,
              command.system(),
              command.outcome(),
              command.reason()));
    } else if (before != command.outcome()) {
      return new AnsweredOtherwise(before);
    }
    return new Done(measure.number());
  }

  @CommandHandler
  SanctionAnswer handle(SanctionCommand.AssignSanctions command) {
    if (!command.owner().equals(book.owner())) {
      apply(new SanctionEvent.SanctionsAssigned(book.customer(), book.cases(), command.owner()));
    }
    return new Done(0);
  }

  private static void all(List<SanctionEvent> events) {
    events.forEach(AggregateLifecycle::apply);
  }

  private Optional<Joined> joined(AccountId account, ItemKind kind, String invoice) {
    return Optional.ofNullable(book.items().get(ItemRef.of(account, kind, invoice)));
  }

  /** Whether it is news of an invoice of a case. */
  private boolean isNews(AccountId account, ItemKind kind, String invoice, long at) {
    return at > book.position() && joined(account, kind, invoice).isPresent();
  }

  @EventSourcingHandler
  void on(SanctionEvent event) {
    key = new SanctionsKey(event.customer());
    book.remember(event);
  }
}
