package huikuan.dunning.recipient;

import huikuan.contracts.AccountId;
import huikuan.contracts.ledger.RecipientEvent.PaymentPromised;
import huikuan.contracts.ledger.RecipientEvent.PersonNamed;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaidTold;
import huikuan.dunning.claim.CaseIds;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what recipients told from the log. A read costs by what was told of what is asked for. */
@Component
public class RecipientHistories {

  private final EventLog log;

  RecipientHistories(EventLog log) {
    this.log = log;
  }

  /** The keys by which an event that came in is found again. */
  public static List<String> keys(Object event) {
    return switch (event) {
      case WhyUnpaidTold it ->
          List.of(
              ofItem(CaseIds.of(it.account(), it.itemKind(), it.item())), ofItems(it.account()));
      case PaymentPromised it -> List.of(ofAccount(it.account()));
      case PersonNamed it -> List.of(ofCustomer(it.customer().toString()));
      default -> List.of();
    };
  }

  /** Why the item of a case is not paid, as it was told. */
  public List<RecordedEvent> ofClaim(String caseId) {
    return about(List.of(ofItem(caseId)));
  }

  /** Why items of an account are not paid, as it was told. */
  public List<RecordedEvent> ofItemsOf(AccountId account) {
    return about(List.of(ofItems(account)));
  }

  /** What was promised of an account, and who was named of its customer. */
  public List<RecordedEvent> ofAll(AccountId account) {
    return about(List.of(ofAccount(account), ofCustomer(account.customerId().toString())));
  }

  private List<RecordedEvent> about(List<String> keys) {
    return log.about(keys).values().stream().flatMap(Collection::stream).toList();
  }

  private static String ofItem(String caseId) {
    return "told item " + caseId;
  }

  private static String ofItems(AccountId account) {
    return "told items " + account;
  }

  private static String ofAccount(AccountId account) {
    return "told account " + account;
  }

  private static String ofCustomer(String customer) {
    return "told customer " + customer;
  }
}
