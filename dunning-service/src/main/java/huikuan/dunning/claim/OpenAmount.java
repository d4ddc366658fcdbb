package huikuan.dunning.claim;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import org.jspecify.annotations.Nullable;

/**
 * The open amount of an item, and the event that told it.
 *
 * @param position of that event in this service's log; 0 = the case's opening
 * @param ledgerSequence its position in the ledger's log; null = as posted, or not told
 */
record OpenAmount(Money amount, long position, @Nullable String ledgerSequence) {

  static OpenAmount of(CaseOpened event) {
    return new OpenAmount(event.open(), 0, event.ledgerSequence());
  }

  static OpenAmount of(ClaimReduced event) {
    return new OpenAmount(event.open(), event.position(), event.ledgerSequence());
  }

  static OpenAmount of(ClaimAdjusted event) {
    return new OpenAmount(event.open(), event.position(), event.ledgerSequence());
  }

  /** False for a repeated event, and for one that arrives after a later event of the ledger. */
  boolean isOlderThan(ChangeOpenAmount news) {
    String sequence = news.ledgerSequence();
    boolean overtaken =
        sequence != null && ledgerSequence != null && sequence.compareTo(ledgerSequence) <= 0;
    return news.position() > position && !overtaken;
  }

  /** The event for a change: receipts have one of their own. */
  static ClaimEvent changed(CaseOpened of, ChangeOpenAmount by) {
    Document document = by.document();
    return document.receipt()
        ? new ClaimReduced(
            of.caseId(),
            of.account(),
            of.invoice(),
            document.number(),
            document.postedOn(),
            by.change().negated(),
            by.open(),
            by.position(),
            by.ledgerSequence())
        : new ClaimAdjusted(
            of.caseId(),
            of.account(),
            of.invoice(),
            document.kind(),
            document.number(),
            document.postedOn(),
            by.change(),
            by.open(),
            by.position(),
            by.ledgerSequence(),
            document.undone(),
            document.undoneNumber());
  }
}
