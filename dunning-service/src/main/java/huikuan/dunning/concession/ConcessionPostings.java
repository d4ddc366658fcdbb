package huikuan.dunning.concession;

import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.PostingRequested;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.dunning.arrangement.Decisions;
import huikuan.dunning.concession.ConcessionCommand.HearPosting;
import huikuan.dunning.concession.ConcessionEvent.ConcessionSettling;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Asks the ledger for what concessions grant, and hears its answers. */
@Component
@ProcessingGroup("reminders")
public class ConcessionPostings {

  /** By which its decisions are known. */
  static final String KIND = "CS";

  private final Reactions reactions;
  private final Commands commands;

  ConcessionPostings(Reactions reactions, Commands commands) {
    this.reactions = reactions;
    this.commands = commands;
  }

  /** The news for others: how the concession stands, what is offered, what the ledger is asked. */
  public static List<DunningEvent> told(ConcessionEvent event, Instant at) {
    Stream<DunningEvent> asked =
        event instanceof ConcessionSettling settling ? requested(settling) : Stream.empty();
    Stream<DunningEvent> offered = ConcessionOffers.told(event, at).stream();
    return Stream.of(ConcessionNews.of(event, at).stream(), offered, asked)
        .flatMap(each -> each)
        .toList();
  }

  private static Stream<DunningEvent> requested(ConcessionSettling event) {
    return event.wanted().stream()
        .map(
            each ->
                new PostingRequested(
                    each.decision(),
                    event.account(),
                    each.posting(),
                    each.item().kind(),
                    each.item().number(),
                    each.amount(),
                    each.amount() == null ? event.conceded().terms().extendedTo() : null,
                    event.reason(),
                    event.by(),
                    event.approvedBy() == null ? List.of() : List.of(event.approvedBy())));
  }

  @EventHandler
  void on(PostingAnswered event, @Timestamp Instant at) {
    if (Decisions.isOf(KIND, event.decision())) {
      ConcessionsKey key = new ConcessionsKey(event.account().customerId());
      reactions.react(
          this,
          key.toString(),
          key.toString(),
          () -> commands.send(new HearPosting(key, event, at)));
    }
  }
}
