package huikuan.ledger.recipient;

import huikuan.ledger.recipient.RecipientView.Due;
import huikuan.ledger.recipient.RecipientView.OfferView;
import huikuan.ledger.recipient.RecipientView.Part;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The offers that a recipient sees. */
final class RecipientOffers {

  /** More than a customer is offered in a link's time. */
  private static final int MOST = 50;

  private RecipientOffers() {}

  /** Those that can be answered come first, and of the others the newest. */
  static List<OfferView> shown(RecipientAnswers standing, Instant now) {
    return List.copyOf(standing.offers()).reversed().stream()
        .filter(each -> each.isShown(now))
        .sorted(Comparator.comparing(each -> !each.isOpen(now)))
        .limit(MOST)
        .map(each -> view(each, now))
        .toList();
  }

  private static OfferView view(StandingOffer standing, Instant now) {
    Offer offer = standing.offer();
    return new OfferView(
        offer.id(),
        offer.account(),
        offer.account().currency().getCurrencyCode(),
        offer.kind(),
        standing.state(now),
        offer.amount().decimal(),
        offer.pays().decimal(),
        offer.given().decimal(),
        offer.dues().stream().map(each -> new Due(each.on(), each.amount().decimal())).toList(),
        offer.endsIfMissed(),
        offer.extendedTo(),
        offer.duty(),
        offer.dutyOn(),
        offer.until(),
        offer.parts().stream()
            .map(each -> new Part(each.itemKind().toString(), each.item(), each.amount().decimal()))
            .toList(),
        standing.answered() == null ? null : standing.answered().toldAt(),
        standing.closed());
  }
}
