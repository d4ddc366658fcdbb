package huikuan.ledger.balances;

import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.balances.Answers.Balance;
import huikuan.ledger.balances.Answers.Entry;
import huikuan.ledger.balances.Answers.History;
import huikuan.ledger.balances.Answers.Item;
import huikuan.ledger.balances.Answers.Items;
import huikuan.ledger.balances.Answers.Overview;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers questions about one account by walking through its events. */
@Component
class Balances {

  private final EventLog log;

  Balances(EventLog log) {
    this.log = log;
  }

  Balance balance(Question question) {
    AccountOnDay account = onDay(question);
    return new Balance(
        question.account(),
        question.account().currency().getCurrencyCode(),
        question.asOf(),
        question.knownAt(),
        question.position(),
        account.balance().decimal(),
        account.open().decimal(),
        account.unapplied().decimal());
  }

  Overview overview(Question question) {
    AccountOnDay account = onDay(question);
    List<Claim> open =
        account.claims().stream().filter(claim -> claim.open().signum() > 0).toList();
    Money overdue = Money.zero(question.account().currency());
    for (Claim claim : open) {
      overdue = claim.daysLate(question.asOf()) > 0 ? overdue.plus(claim.open()) : overdue;
    }
    return new Overview(
        question.account(),
        question.account().company(),
        question.account().customer(),
        question.account().currency().getCurrencyCode(),
        question.asOf(),
        question.knownAt(),
        question.position(),
        account.balance().decimal(),
        account.open().decimal(),
        overdue.decimal(),
        account.unapplied().decimal(),
        open.size());
  }

  Items items(Question question, boolean onlyOpen) {
    return new Items(
        question.account(),
        question.account().currency().getCurrencyCode(),
        question.asOf(),
        question.knownAt(),
        question.position(),
        onDay(question).claims().stream()
            .filter(claim -> !onlyOpen || claim.open().signum() > 0)
            .map(claim -> Item.of(claim, question.asOf()))
            .toList());
  }

  /** A day bounds the history only if it was asked for: what is dated ahead is history too. */
  History history(Question question) {
    List<Entry> entries =
        known(question).stream()
            .filter(
                event ->
                    !question.dayGiven() || !payload(event).postedOn().isAfter(question.asOf()))
            .map(
                event ->
                    new Entry(event.position(), event.recordedAt(), event.name(), document(event)))
            .toList();
    return new History(question.account(), question.knownAt(), question.position(), entries);
  }

  private AccountOnDay onDay(Question question) {
    List<AccountEvent> known = known(question).stream().map(Balances::payload).toList();
    return new AccountOnDay(question.account(), question.asOf(), known);
  }

  private List<RecordedEvent> known(Question question) {
    List<RecordedEvent> events = log.ofAggregate(question.account().toString(), 0);
    if (events.isEmpty()) {
      throw new ProblemException(Problem.notFound("account", question.account().toString()));
    }
    return events.stream().filter(event -> event.position() <= question.position()).toList();
  }

  private static Answers.Posting document(RecordedEvent event) {
    return switch (payload(event)) {
      case InvoicePosted invoice -> Answers.Invoice.of(invoice);
      case ReceiptRecorded receipt -> Answers.Receipt.of(receipt);
    };
  }

  private static AccountEvent payload(RecordedEvent event) {
    return (AccountEvent) event.payload();
  }
}
