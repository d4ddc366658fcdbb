package huikuan.ledger.evidence;

import huikuan.contracts.notification.NotificationEvent.EvidenceCopyBounced;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyFailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyMailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyWithheld;
import huikuan.contracts.notification.NotificationEvent.OfCopy;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.evidence.EvidenceCommand.RecordCopyMailed;
import huikuan.ledger.evidence.EvidenceCommand.RecordCopyNotMailed;
import huikuan.platform.reaction.Reactions;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** When a copy was mailed, or not, or came back, then the evidence says so. */
@Component
@ProcessingGroup("evidence")
class WhenCopyIsMailedThenRecord {

  private final Reactions reactions;
  private final Commands commands;

  WhenCopyIsMailedThenRecord(Reactions reactions, Commands commands) {
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(OfCopy event) {
    EvidenceCommand command = command(event);
    reactions.react(this, command.key().toString(), () -> commands.send(command));
  }

  private static EvidenceCommand command(OfCopy event) {
    return switch (event) {
      case EvidenceCopyMailed it ->
          new RecordCopyMailed(it.subject(), it.copy(), it.message(), it.hash(), it.sentAt());
      case EvidenceCopyFailed it ->
          new RecordCopyNotMailed(it.subject(), it.copy(), it.message(), false, it.reason(), null);
      case EvidenceCopyBounced it ->
          new RecordCopyNotMailed(it.subject(), it.copy(), it.message(), true, it.reason(), null);
      case EvidenceCopyWithheld it ->
          new RecordCopyNotMailed(
              it.subject(), it.copy(), it.message(), false, it.reason(), it.detail());
    };
  }
}
