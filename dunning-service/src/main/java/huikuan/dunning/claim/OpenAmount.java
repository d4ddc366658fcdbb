package huikuan.dunning.claim;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import org.jspecify.annotations.Nullable;

/**
 * What is open of an item, and since when that is known.
 *
 * @param position where in this service's log that was told; 0 = with the case's opening
 * @param ledgerSequence where in the ledger's; null = as posted, or not told
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

  /** What comes again is not newer, nor what arrives after something that the ledger said later. */
  boolean isOlderThan(ChangeOpenAmount news) {
    String sequence = news.ledgerSequence();
    boolean overtaken =
        sequence != null && ledgerSequence != null && sequence.compareTo(ledgerSequence) <= 0;
    return news.position() > position && !overtaken;
  }

  /** Money coming in has an event of its own. */
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
            by.ledgerSequence());
  }
}
