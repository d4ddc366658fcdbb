package huikuan.ledger.recipient;

import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.ledger.recipient.LinkEvent.OfferAnswered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An offer to a customer, and what became of it.
 *
 * @param answered by a link; null = by none
 * @param closed why it stands no more, as dunning told it last; null = it stands
 */
record StandingOffer(Offer offer, @Nullable OfferAnswered answered, @Nullable String closed) {

  private static final String OPEN = "open";
  private static final String OVER = "over";
  private static final String ACCEPTED = OfferAnswer.ACCEPTED.toString();
  private static final String DECLINED = OfferAnswer.DECLINED.toString();

  StandingOffer with(OfferAnswered answer) {
    return new StandingOffer(offer, answer, closed);
  }

  StandingOffer closed(String why) {
    return new StandingOffer(offer, answered, why);
  }

  /** open, accepted, declined or over. */
  String state(Instant now) {
    if (closed != null) {
      return closed.equals(ACCEPTED) || closed.equals(DECLINED) ? closed : OVER;
    }
    if (answered != null) {
      return answered.answer().toString();
    }
    return isLate(now) ? OVER : OPEN;
  }

  private boolean isLate(Instant now) {
    return !now.isBefore(offer.endsAt());
  }

  /** Whether somebody can still answer it, or wants to know what became of it. */
  boolean isShown(Instant now) {
    String state = state(now);
    return answered != null || state.equals(OPEN) || state.equals(ACCEPTED);
  }

  boolean isOpen(Instant now) {
    return state(now).equals(OPEN);
  }

  /** Whether it was answered so already, by whomever. */
  boolean isAnswered(OfferAnswer answer, Instant now) {
    return state(now).equals(answer.toString()) || answered != null && answered.answer() == answer;
  }

  /** The reason why an answer that was not given before is refused; null = it is taken. */
  @Nullable LinkRefusal refusal(Instant now) {
    String state = state(now);
    if (state.equals(OPEN)) {
      return null;
    }
    if (state.equals(OVER)) {
      return new LinkRefusal.OfferOver(offer.id());
    }
    return new LinkRefusal.OfferAnsweredBefore(offer.id(), state);
  }
}
