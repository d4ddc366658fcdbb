package huikuan.ledger.recipient;

import huikuan.contracts.CustomerId;
import huikuan.contracts.dunning.DunningEvent.OfferEnded;
import huikuan.contracts.dunning.DunningEvent.OfferMade;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.recipient.LinkCommand.CloseOffer;
import huikuan.ledger.recipient.LinkCommand.Outcome;
import huikuan.ledger.recipient.LinkCommand.PlaceOffer;
import huikuan.platform.reaction.Reactions;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** When dunning makes an offer, then those who have a link see it, until it ends. */
@Component
@ProcessingGroup("offers")
class WhenOfferIsMadeThenShow {

  private final Reactions reactions;
  private final Commands commands;

  WhenOfferIsMadeThenShow(Reactions reactions, Commands commands) {
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(OfferMade event) {
    LinksKey key = new LinksKey(event.account().customerId());
    send(event.account().customerId(), new PlaceOffer(key, offer(event), event.at()));
  }

  private static Offer offer(OfferMade event) {
    return new Offer(
        event.offer(),
        event.account(),
        event.kind(),
        event.amount(),
        event.pays(),
        event.given(),
        event.dues().stream().map(each -> new Offer.Due(each.on(), each.amount())).toList(),
        event.endsIfMissed(),
        event.extendedTo(),
        event.duty(),
        event.dutyOn(),
        event.until(),
        event.endsAt(),
        event.items().stream()
            .map(each -> new Offer.Part(each.itemKind(), each.invoice(), each.amount()))
            .toList());
  }

  @EventHandler
  void on(OfferEnded event) {
    LinksKey key = new LinksKey(event.account().customerId());
    send(event.account().customerId(), new CloseOffer(key, event.offer(), event.why(), event.at()));
  }

  private void send(CustomerId customer, LinkCommand command) {
    reactions.react(this, "offers " + customer, () -> commands.<Outcome>send(command));
  }
}
