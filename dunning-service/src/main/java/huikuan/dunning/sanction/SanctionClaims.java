package huikuan.dunning.sanction;

import huikuan.contracts.AccountId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.sanction.SanctionEvent.EscalationOpened;
import huikuan.dunning.sanction.SanctionEvent.InvoiceJoined;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Adds escalated claims to the book of a customer. */
final class SanctionClaims {

  private SanctionClaims() {}

  /** All that is escalated at a time follows one ladder: the one of the day on which it began. */
  static List<SanctionEvent> join(
      SanctionCommand.JoinInvoice command, SanctionBook book, SanctionBasis basis) {
    AccountId account = command.account();
    List<SanctionEvent> events = new ArrayList<>();
    String caseId;
    if (book.isOpen(account)) {
      caseId = book.caseOf(account);
    } else {
      int round = book.nextRound(account);
      caseId = "escalation." + account + "." + round;
      events.add(new EscalationOpened(caseId, account, round, ladder(command, book, basis)));
    }
    events.add(
        new InvoiceJoined(
            caseId,
            account,
            command.itemKind(),
            command.invoice(),
            command.dueOn(),
            command.open(),
            command.minimum(),
            command.contract(),
            command.proof(),
            command.disputes(),
            command.position()));
    return events;
  }

  private static String ladder(
      SanctionCommand.JoinInvoice command, SanctionBook book, SanctionBasis basis) {
    String kept = book.ladder();
    if (kept != null && book.isEscalated()) {
      return kept;
    }
    Customer customer = basis.customer(command.account().customerId());
    LocalDate day = LocalDate.ofInstant(command.now(), customer.zone());
    return basis.ladder(customer.id().company(), day).reference();
  }
}
