package huikuan.dunning.concession;

import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.ConcededItem;
import huikuan.contracts.dunning.DunningEvent.OfferEnded;
import huikuan.contracts.dunning.DunningEvent.OfferMade;
import huikuan.contracts.dunning.DunningEvent.OfferedDue;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswered;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.concession.ConcessionCommand.TakeAnswer;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionApproved;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionTerms.IfMissed;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Tells the ledger what is offered, so that recipients see it, and takes their answers. */
@Component
@ProcessingGroup("reminders")
class ConcessionOffers {

  private final Reactions reactions;
  private final ConcessionLog log;
  private final Concessions concessions;
  private final Commands commands;

  ConcessionOffers(
      Reactions reactions, ConcessionLog log, Concessions concessions, Commands commands) {
    this.reactions = reactions;
    this.log = log;
    this.concessions = concessions;
    this.commands = commands;
  }

  /** That something is offered, or is no more; empty = that is as before. */
  static Optional<DunningEvent> told(ConcessionEvent event, Instant at) {
    return switch (event) {
      case ConcessionDrafted it ->
          it.lapsesAt() == null
              ? Optional.of(made(it, new Conceded(it.terms(), it.parts()), at))
              : Optional.empty();
      case ConcessionApproved it -> Optional.of(made(it, it.conceded(), at));
      case ConcessionAccepted it -> Optional.of(ended(it, "accepted", it.at()));
      case ConcessionEnded it -> Optional.of(ended(it, it.outcome().toString(), it.at()));
      default -> Optional.empty();
    };
  }

  /** The note that says why is ours. */
  private static DunningEvent made(ConcessionEvent event, Conceded conceded, Instant at) {
    ConcessionTerms terms = conceded.terms();
    return new OfferMade(
        event.arrangement().toString(),
        event.account(),
        terms.kind().toString(),
        terms.amount(),
        terms.pays(),
        terms.given(),
        terms.dues().stream().map(each -> new OfferedDue(each.on(), each.amount())).toList(),
        terms.ifMissed() == IfMissed.ENDS,
        terms.extendedTo(),
        terms.duty(),
        terms.dutyOn(),
        terms.offeredUntil(),
        terms.offerEndsAt(),
        conceded.parts().stream()
            .map(
                each ->
                    new ConcededItem(each.caseId(), each.itemKind(), each.item(), each.amount()))
            .toList(),
        at);
  }

  private static DunningEvent ended(ConcessionEvent event, String why, Instant at) {
    return new OfferEnded(event.arrangement().toString(), event.account(), why, at);
  }

  /** The ledger has looked at the link, and at what it was told of the offer. */
  @EventHandler
  void on(OfferAnswered event) {
    ConcessionsKey key = new ConcessionsKey(event.customer());
    ArrangementId concession = ArrangementId.parse(event.offer());
    reactions.react(
        this,
        key.toString(),
        key.toString(),
        () ->
            commands.send(
                new TakeAnswer(
                    key,
                    concession,
                    event.contactId(),
                    event.message(),
                    event.answer(),
                    event.answer() == OfferAnswer.ACCEPTED
                        && concessions.isGrantable(log.require(concession)),
                    event.toldAt())));
  }
}
