package huikuan.ledger.evidence;

import huikuan.contracts.AccountId;
import huikuan.contracts.Identifier;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Kind;
import huikuan.ledger.query.Choices;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.Words;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the claims that paths name, as the log has them. */
@Component
class ClaimItems {

  /**
   * A claim that was posted.
   *
   * @param posted the event of its document
   */
  record Found(OfItem item, RecordedEvent posted) {

    private AccountEvent document() {
      return (AccountEvent) posted.payload();
    }

    /** The amount that it was posted with. */
    Money amount() {
      return document().amount();
    }

    /** Null = its document names none. */
    @Nullable String contract() {
      return document().labels().contract();
    }

    /** Whether its document tells how far it had come. */
    boolean hasWay() {
      return posted.payload() instanceof InvoicePosted invoice && invoice.way() != null;
    }
  }

  private final EventLog log;

  ClaimItems(EventLog log) {
    this.log = log;
  }

  /**
   * @throws ProblemException if something is malformed, or the account has no such item
   */
  Found find(String account, String kind, String number) {
    OfItem item =
        new OfItem(
            RequestValues.read("account", account, AccountId::parse),
            Words.parse(
                ItemKind.values(), Choices.choice("kind", kind, Words.of(ItemKind.values()))),
            RequestValues.read("number", number, Identifier::parse));
    String key = new DocumentKey(item.company(), Kind.of(item.kind()), item.number()).toString();
    RecordedEvent posted = log.byKeys(List.of(key)).get(key);
    if (posted == null
        || !(posted.payload() instanceof AccountEvent document)
        || !document.account().equals(item.account())) {
      throw new ProblemException(Problem.notFound(kind, number));
    }
    return new Found(item, posted);
  }
}
