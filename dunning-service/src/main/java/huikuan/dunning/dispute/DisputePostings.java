package huikuan.dunning.dispute;

import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.PostingRequested;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.dunning.arrangement.Decisions;
import huikuan.dunning.dispute.DisputeCommand.HearPosting;
import huikuan.dunning.dispute.DisputeEvent.DisputeResolving;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Asks the ledger for what follows from disputes, and hears its answers. */
@Component
@ProcessingGroup("reminders")
public class DisputePostings {

  /** By which its decisions are known. */
  static final String KIND = "DS";

  private final Reactions reactions;
  private final Commands commands;

  DisputePostings(Reactions reactions, Commands commands) {
    this.reactions = reactions;
    this.commands = commands;
  }

  /** The news of an event for others: how its dispute stands, what the ledger is asked for. */
  public static List<DunningEvent> told(DisputeEvent event, Instant at) {
    Stream<DunningEvent> asked =
        event instanceof DisputeResolving decided ? requested(decided) : Stream.empty();
    return Stream.concat(DisputeNews.of(event, at).stream(), asked).toList();
  }

  private static Stream<DunningEvent> requested(DisputeResolving event) {
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
                    null,
                    event.reason(),
                    event.by(),
                    List.of()));
  }

  @EventHandler
  void on(PostingAnswered event, @Timestamp Instant at) {
    if (Decisions.isOf(KIND, event.decision())) {
      DisputesKey key = new DisputesKey(event.account().customerId());
      reactions.react(
          this,
          key.toString(),
          key.toString(),
          () -> commands.send(new HearPosting(key, event, at)));
    }
  }
}
