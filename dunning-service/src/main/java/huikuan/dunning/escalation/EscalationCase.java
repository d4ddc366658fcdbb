package huikuan.dunning.escalation;

import static java.util.stream.Collectors.joining;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.escalation.EscalationCommand.AdjustInvoice;
import huikuan.dunning.escalation.EscalationCommand.JoinInvoice;
import huikuan.dunning.escalation.EscalationCommand.ReduceInvoice;
import huikuan.dunning.escalation.EscalationCommand.ReviewSanction;
import huikuan.dunning.escalation.EscalationCommand.SettleInvoice;
import huikuan.dunning.escalation.EscalationEvent.AskedInvoice;
import huikuan.dunning.escalation.EscalationEvent.EscalationClosed;
import huikuan.dunning.escalation.EscalationEvent.EscalationOpened;
import huikuan.dunning.escalation.EscalationEvent.InvoiceAdjusted;
import huikuan.dunning.escalation.EscalationEvent.InvoiceJoined;
import huikuan.dunning.escalation.EscalationEvent.InvoiceLeft;
import huikuan.dunning.escalation.EscalationEvent.InvoiceReduced;
import huikuan.dunning.escalation.EscalationEvent.SanctionProposed;
import huikuan.dunning.escalation.EscalationEvent.SanctionWithdrawn;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The escalations of one account, round after round; at most one round is open. */
@Aggregate(type = "escalation-case")
class EscalationCase {

  /** What is known of an invoice, or another item, of the case. */
  private record JoinedInvoice(LocalDate dueOn, Money open) {}

  @AggregateIdentifier private @Nullable String escalation;
  private @Nullable AccountId account;
  private int round;
  private boolean open;
  private boolean proposed;
  private Map<ItemName, JoinedInvoice> invoices = new LinkedHashMap<>();
  private long position;

  EscalationCase() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(JoinInvoice command) {
    if (command.position() <= position
        || invoices.containsKey(new ItemName(command.itemKind(), command.invoice()))) {
      return;
    }
    AccountId of = command.account();
    if (!open) {
      int next = round + 1;
      apply(new EscalationOpened(command.escalation() + "." + next, of, next));
    }
    apply(
        new InvoiceJoined(
            caseId(),
            of,
            command.itemKind(),
            command.invoice(),
            command.dueOn(),
            command.open(),
            command.position()));
  }

  @CommandHandler
  void handle(ReviewSanction command, Covers covers) {
    if (!open) {
      return;
    }
    AccountCover cover = covers.of(account());
    List<AskedInvoice> asked = asked(cover);
    Money sum = AskedInvoice.sum(asked, account().currency());
    Money minimum = command.minimum();
    boolean enough = !asked.isEmpty() && (minimum == null || sum.compareTo(minimum) >= 0);
    if (enough && !proposed) {
      apply(new SanctionProposed(caseId(), account(), command.sanction(), asked));
    } else if (!enough && proposed && isOpen(cover)) {
      apply(withdrawn(command.sanction(), sum, cover));
    }
  }

  /** Whether anything is, as far as is known: else the round is about to be over. */
  private boolean isOpen(AccountCover cover) {
    return invoices.entrySet().stream()
        .anyMatch(each -> cover.open(each.getKey(), each.getValue().open()).signum() > 0);
  }

  private SanctionWithdrawn withdrawn(String sanction, Money asked, AccountCover cover) {
    String credits =
        invoices.keySet().stream()
            .flatMap(each -> cover.by(each).stream())
            .distinct()
            .collect(joining(", "));
    Reason reason =
        asked.signum() > 0
            ? Reason.BELOW_MINIMUM
            : cover.customerHeld() || credits.isEmpty() ? Reason.ON_HOLD : Reason.COVERED;
    String detail = reason == Reason.COVERED ? credits : null;
    return new SanctionWithdrawn(caseId(), account(), sanction, asked, reason, detail);
  }

  @CommandHandler
  void handle(ReduceInvoice command) {
    if (!concerns(command.itemKind(), command.invoice(), command.position())) {
      return;
    }
    apply(
        new InvoiceReduced(
            caseId(),
            account(),
            command.itemKind(),
            command.invoice(),
            command.open(),
            command.position()));
  }

  @CommandHandler
  void handle(AdjustInvoice command) {
    if (!concerns(command.itemKind(), command.invoice(), command.position())) {
      return;
    }
    apply(
        new InvoiceAdjusted(
            caseId(),
            account(),
            command.itemKind(),
            command.invoice(),
            command.kind(),
            command.number(),
            command.change(),
            command.open(),
            command.position()));
  }

  @CommandHandler
  void handle(SettleInvoice command) {
    if (!concerns(command.itemKind(), command.invoice(), command.position())) {
      return;
    }
    apply(
        new InvoiceLeft(
            caseId(),
            account(),
            command.itemKind(),
            command.invoice(),
            command.position(),
            command.reason()));
    if (invoices.isEmpty()) {
      apply(new EscalationClosed(caseId(), account(), "settled"));
    }
  }

  @EventSourcingHandler
  void on(EscalationEvent event) {
    switch (event) {
      case EscalationOpened opened -> {
        escalation = EscalationEvent.escalationOf(opened.account());
        account = opened.account();
        round = opened.round();
        open = true;
        proposed = false;
      }
      case InvoiceJoined joined -> {
        position = joined.position();
        invoices.put(
            new ItemName(joined.itemKind(), joined.invoice()),
            new JoinedInvoice(joined.dueOn(), joined.open()));
      }
      case InvoiceReduced reduced -> {
        position = reduced.position();
        change(reduced.itemKind(), reduced.invoice(), reduced.open());
      }
      case InvoiceAdjusted adjusted -> {
        position = adjusted.position();
        change(adjusted.itemKind(), adjusted.invoice(), adjusted.open());
      }
      case InvoiceLeft left -> {
        position = left.position();
        invoices.remove(new ItemName(left.itemKind(), left.invoice()));
      }
      case SanctionProposed _ -> proposed = true;
      case SanctionWithdrawn _ -> proposed = false;
      case EscalationClosed _ -> open = false;
    }
  }

  /** Nobody is sanctioned for what is on hold or covered, whenever it became so. */
  private List<AskedInvoice> asked(AccountCover cover) {
    return invoices.entrySet().stream()
        .map(each -> asked(each.getKey(), each.getValue(), cover))
        .filter(each -> each.asked().signum() > 0)
        .toList();
  }

  private static AskedInvoice asked(ItemName name, JoinedInvoice invoice, AccountCover cover) {
    return new AskedInvoice(
        name.kind(),
        name.number(),
        invoice.dueOn(),
        invoice.open(),
        cover.asked(name, invoice.open()));
  }

  /** Whether it is news of an invoice of the case. */
  private boolean concerns(ItemKind kind, String invoice, long at) {
    return at > position && invoices.containsKey(new ItemName(kind, invoice));
  }

  private void change(ItemKind kind, String invoice, Money amount) {
    invoices.computeIfPresent(
        new ItemName(kind, invoice), (name, known) -> new JoinedInvoice(known.dueOn(), amount));
  }

  private String caseId() {
    return escalation + "." + round;
  }

  private AccountId account() {
    return Objects.requireNonNull(account);
  }
}
