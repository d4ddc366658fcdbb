package huikuan.dunning.arrangement;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A change of a claim's open amount.
 *
 * @param change below zero = less is open than before
 * @param open the open amount after it
 * @param ofMoney whether money came in, was set against it or went back; else a credit note, a
 *     write-off or the like changed it
 * @param reversal whether it undoes an earlier one
 * @param document its kind and number
 * @param position of the document in this service's log
 */
public record ClaimChange(
    String caseId,
    Money change,
    Money open,
    boolean ofMoney,
    boolean reversal,
    String document,
    LocalDate postedOn,
    long position,
    Instant at) {

  /** The change that an event of a claim tells; empty = it tells none. */
  static Optional<ClaimChange> of(ClaimEvent event, Instant at) {
    return switch (event) {
      case ClaimReduced it ->
          Optional.of(
              new ClaimChange(
                  it.caseId(),
                  it.amount().negated(),
                  it.open(),
                  true,
                  false,
                  "receipt " + it.receipt(),
                  it.paidOn(),
                  it.position(),
                  at));
      case ClaimAdjusted it ->
          Optional.of(
              new ClaimChange(
                  it.caseId(),
                  it.change(),
                  it.open(),
                  it.ofMoney(),
                  it.kind().equals("reversal"),
                  it.kind() + " " + it.number(),
                  it.postedOn(),
                  it.position(),
                  at));
      default -> Optional.empty();
    };
  }
}
