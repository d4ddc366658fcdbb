package huikuan.ledger.requested;

import huikuan.ledger.account.ProposalEvent;
import huikuan.ledger.account.ProposalEvent.PostingApproved;
import huikuan.ledger.account.ProposalEvent.PostingOvertaken;
import huikuan.ledger.account.ProposalEvent.PostingRejected;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.requested.RequestCommand.Answer;
import huikuan.ledger.requested.RequestCommand.AnswerRequest;
import huikuan.ledger.requested.RequestCommand.EndProposal;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/**
 * When the proposal of a document is decided, then who asked for the document is told. A document
 * that nobody has asked for has a number that no request has.
 */
@Component
@ProcessingGroup(RequestConfiguration.GROUP)
class WhenProposalIsDecidedThenAnswer {

  private final Reactions reactions;
  private final Commands commands;

  WhenProposalIsDecidedThenAnswer(Reactions reactions, Commands commands) {
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(PostingApproved event) {
    if (event.inEffect()) {
      send(
          new AnswerRequest(
              key(event),
              event.account(),
              event.kind().toString(),
              Answer.posted(event.proposalId())));
    }
  }

  @EventHandler
  void on(PostingRejected event, @Timestamp Instant at) {
    end(event, at, event.reason());
  }

  @EventHandler
  void on(PostingOvertaken event, @Timestamp Instant at) {
    end(event, at, "Another content was proposed under the same number.");
  }

  private void end(ProposalEvent event, Instant at, String detail) {
    send(
        new EndProposal(
            key(event), event.account(), event.kind().toString(), event.proposalId(), at, detail));
  }

  private static RequestKey key(ProposalEvent event) {
    return new RequestKey(event.number());
  }

  private void send(RequestCommand command) {
    String key = command.key().toString();
    reactions.react(this, key, key, () -> commands.send(command));
  }
}
