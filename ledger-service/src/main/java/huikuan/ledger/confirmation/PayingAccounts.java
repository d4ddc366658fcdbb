package huikuan.ledger.confirmation;

import huikuan.contracts.notification.NotificationEvent.PayingSet;
import huikuan.ledger.intake.LetterOutcomes;
import huikuan.ledger.rendering.LetterPaper.PayTo;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.template.Language;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where letters of a company say to pay, as the log was told. */
@Component
class PayingAccounts {

  private final EventLog log;

  PayingAccounts(EventLog log) {
    this.log = log;
  }

  /** The accounts of a currency; empty = none are approved. */
  List<PayTo> of(String company, Currency currency, Language language) {
    String key = LetterOutcomes.payingKey(company);
    List<PayingSet> told =
        log.about(List.of(key)).getOrDefault(key, List.of()).stream()
            .map(event -> (PayingSet) event.payload())
            .toList();
    return told.isEmpty()
        ? List.of()
        : told.getLast().accounts().stream()
            .filter(each -> each.currency().equals(currency.getCurrencyCode()))
            .map(
                each ->
                    language == Language.ZH
                        ? new PayTo(each.bankZh(), each.holderZh(), each.number())
                        : new PayTo(each.bankEn(), each.holderEn(), each.number()))
            .toList();
  }
}
