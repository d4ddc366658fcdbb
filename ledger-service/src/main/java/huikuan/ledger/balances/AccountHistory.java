package huikuan.ledger.balances;

import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Kind;
import huikuan.ledger.account.Posting;
import huikuan.ledger.account.ProposalEvent;
import huikuan.ledger.balances.HistoryAnswers.Entry;
import huikuan.ledger.balances.HistoryAnswers.History;
import huikuan.ledger.balances.HistoryAnswers.ItemEntry;
import huikuan.ledger.balances.HistoryAnswers.ItemHistory;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.Page;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An account's events, as the log has them. */
@Component
class AccountHistory {

  private final EventLog log;

  AccountHistory(EventLog log) {
    this.log = log;
  }

  /**
   * The events of an account. A day bounds them only if the request names it, because documents
   * dated ahead are history, too; a page may then tell fewer events than its limit.
   *
   * @param bounded true if the request names the day
   */
  History history(AccountQuestion question, boolean bounded, Page page) {
    long first = Math.max(0, page.number(0, -1) + 1);
    List<RecordedEvent> read =
        log.ofAggregate(question.account().toString(), first, page.read()).stream()
            .filter(event -> event.position() <= question.position())
            .toList();
    List<RecordedEvent> told = page.told(read);
    return new History(
        question.account(),
        question.when().knownAt(),
        question.position(),
        told.stream()
            .filter(event -> !bounded || !day(event).isAfter(question.asOf()))
            .map(AccountHistory::entry)
            .toList(),
        page.next(read, question.when().pinned(), last -> List.of(last.sequence())));
  }

  private static Entry entry(RecordedEvent event) {
    return new Entry(
        event.position(),
        event.recordedAt(),
        event.name(),
        event.actor(),
        switch (event.payload()) {
          case DocumentTookEffect effect -> DocumentShapes.of(effect);
          case ProposalEvent proposal -> DocumentShapes.of(proposal);
          default -> DocumentShapes.of(payload(event), allocation -> true);
        });
  }

  private static LocalDate day(RecordedEvent event) {
    return switch (event.payload()) {
      case DocumentTookEffect effect -> effect.on();
      // It counts on no day; whoever asks for a day asks for what counts.
      case ProposalEvent _ -> LocalDate.MAX;
      default -> payload(event).postedOn();
    };
  }

  /** Every event that posted or changed an item, or any other document. */
  ItemHistory history(AccountQuestion question, Kind kind, String number, Page page) {
    List<ItemEntry> all = new ArrayList<>();
    Money open = Money.zero(question.currency());
    for (RecordedEvent event : about(question, kind, number)) {
      Money change = change(payload(event), kind, number);
      open = open.plus(change);
      if (event.position() <= question.position()) {
        all.add(entry(event, kind, number, change, open));
      }
    }
    int first = Math.clamp(page.number(0, 0), 0, all.size());
    List<ItemEntry> read = all.subList(first, all.size());
    return new ItemHistory(
        question.account(),
        kind.toString(),
        number,
        question.when().knownAt(),
        question.position(),
        List.copyOf(page.told(read)),
        page.next(read, question.when().pinned(), last -> List.of(first + page.limit())));
  }

  private List<RecordedEvent> about(AccountQuestion question, Kind kind, String number) {
    String key = new DocumentKey(question.account().company(), kind, number).toString();
    Map<String, List<RecordedEvent>> found = log.about(List.of(key));
    List<RecordedEvent> events = found.getOrDefault(key, List.of());
    if (events.isEmpty() || !payload(events.getFirst()).account().equals(question.account())) {
      throw new ProblemException(Problem.notFound(kind.toString(), number));
    }
    return events;
  }

  private static Money change(AccountEvent event, Kind kind, String number) {
    Money change = Money.zero(event.account().currency());
    for (Posting posting : Posting.of(event)) {
      if (named(posting.item(), kind, number)) {
        change = change.plus(posting.amount());
      }
    }
    return kind.claim() ? change : change.negated();
  }

  private static ItemEntry entry(
      RecordedEvent event, Kind kind, String number, Money change, Money open) {
    return new ItemEntry(
        event.position(),
        event.recordedAt(),
        event.name(),
        event.actor(),
        change.decimal(),
        open.decimal(),
        DocumentShapes.of(
            payload(event),
            allocation ->
                !(kind.claim() || kind.credit())
                    || named(allocation.claim(), kind, number)
                    || named(allocation.credit(), kind, number)));
  }

  private static boolean named(Item item, Kind kind, String number) {
    return item.kind() == kind && item.number().equals(number);
  }

  private static AccountEvent payload(RecordedEvent event) {
    return (AccountEvent) event.payload();
  }
}
