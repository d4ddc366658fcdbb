package huikuan.dunning.arrangement;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.MoneyDocuments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a claim's open amount.
 *
 * @param change below zero = less is open than before
 * @param open the open amount after it
 * @param kind of the document that changed it; of a reversal, of the one that it undoes; of an
 *     allocation, of its credit: a credit note that is set against the claim is no money
 * @param number of the document
 * @param source the number of the document of {@code kind}: another one, if the document undoes or
 *     allocates that; null = not told
 * @param position of the document in this service's log
 */
public record ClaimChange(
    String caseId,
    Money change,
    Money open,
    String kind,
    String number,
    @Nullable String source,
    LocalDate postedOn,
    long position,
    Instant at) {

  /** Whether money came in, was set against it or went back. */
  public boolean ofMoney() {
    return MoneyDocuments.includes(kind);
  }

  /** The document, by its kind and number. */
  public String document() {
    return kind + " " + number;
  }

  /** The change that an event of a claim tells; empty = it tells none. */
  static Optional<ClaimChange> of(ClaimEvent event, Instant at) {
    return switch (event) {
      case ClaimReduced it ->
          Optional.of(
              new ClaimChange(
                  it.caseId(),
                  it.amount().negated(),
                  it.open(),
                  "receipt",
                  it.receipt(),
                  it.receipt(),
                  it.paidOn(),
                  it.position(),
                  at));
      case ClaimAdjusted it ->
          Optional.of(
              new ClaimChange(
                  it.caseId(),
                  it.change(),
                  it.open(),
                  MoneyDocuments.kindOf(it),
                  it.number(),
                  it.undone() == null ? it.number() : it.undoneNumber(),
                  it.postedOn(),
                  it.position(),
                  at));
      default -> Optional.empty();
    };
  }
}
