package huikuan.notification.message;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.notification.message.MessageCommand.GiveUp;
import huikuan.notification.message.MessageCommand.PrepareAttempt;
import huikuan.notification.message.MessageCommand.RecordBounce;
import huikuan.notification.message.MessageCommand.RecordFailedAttempt;
import huikuan.notification.message.MessageCommand.RecordSent;
import huikuan.notification.message.MessageCommand.RequestMessage;
import huikuan.notification.message.MessageCommand.Withdraw;
import huikuan.notification.message.MessageCommand.Withhold;
import huikuan.notification.message.MessageEvent.AttemptFailed;
import huikuan.notification.message.MessageEvent.Bounced;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withdrawn;
import huikuan.notification.message.MessageEvent.Withheld;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One message to one person. It is requested once, sent at most once, and then never changed. */
@Aggregate
class Message {

  private static final String MAIL = "mail";

  @AggregateIdentifier private @Nullable MessageId id;
  private @Nullable Requested request;
  private int attempts;
  private boolean ended;
  private @Nullable Sent sent;
  private @Nullable Bounced bounced;

  protected Message() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RequestMessage command) {
    if (request != null) {
      return;
    }
    apply(
        new Requested(
            command.message(),
            command.customer(),
            command.kind(),
            command.subjects(),
            command.letter(),
            command.copy(),
            MAIL,
            template(command),
            command.sending(),
            command.recipient(),
            command.frequency()));
  }

  private static String template(RequestMessage command) {
    if (command.letter() != null) {
      return command.letter().template();
    }
    return command.copy() == null
        ? Subject.furthest(command.subjects()).step().level()
        : command.copy().template();
  }

  @CommandHandler
  @Nullable NextAttempt handle(PrepareAttempt command) {
    return ended ? null : new NextAttempt(attempts + 1, asked());
  }

  @CommandHandler
  void handle(RecordSent command) {
    if (alreadyMade(command.attempt())) {
      return;
    }
    Requested asked = asked();
    apply(
        new Sent(
            asked.message(),
            asked.customer(),
            asked.kind(),
            command.subjects(),
            command.leftOut(),
            asked.letterRequest(),
            asked.copyRequest(),
            asked.channel(),
            asked.recipient().contactId(),
            command.attempt(),
            command.hash(),
            command.template(),
            command.customerSequence(),
            command.grounds(),
            command.sentAt()));
  }

  @CommandHandler
  void handle(RecordFailedAttempt command) {
    if (alreadyMade(command.attempt())) {
      return;
    }
    Requested asked = asked();
    apply(
        new AttemptFailed(
            asked.message(),
            asked.customer(),
            command.attempt(),
            command.error(),
            command.failedAt(),
            command.retryAt()));
  }

  @CommandHandler
  void handle(Withdraw command) {
    if (ended) {
      return;
    }
    Requested asked = asked();
    apply(
        new Withdrawn(asked.message(), asked.customer(), command.leftOut(), command.withdrawnAt()));
  }

  @CommandHandler
  void handle(Withhold command) {
    if (ended) {
      return;
    }
    Requested asked = asked();
    apply(
        new Withheld(
            asked.message(),
            asked.customer(),
            asked.letterRequest(),
            asked.copyRequest(),
            command.obstacle(),
            command.withheldAt()));
  }

  @CommandHandler
  void handle(GiveUp command) {
    if (ended) {
      return;
    }
    Requested asked = asked();
    apply(
        new GivenUp(
            asked.message(),
            asked.customer(),
            asked.kind(),
            asked.steps(),
            asked.letterRequest(),
            asked.copyRequest(),
            asked.channel(),
            asked.recipient().contactId(),
            command.attempts(),
            command.reason(),
            command.undeliverable(),
            command.customerSequence(),
            command.givenUpAt()));
  }

  @CommandHandler
  @Nullable String handle(RecordBounce command) {
    if (sent == null) {
      return null;
    }
    if (bounced == null) {
      apply(
          new Bounced(
              sent.message(),
              sent.customer(),
              sent.kind(),
              sent.subjects().stream().map(SentSubject::step).toList(),
              sent.letter(),
              sent.copy(),
              sent.channel(),
              sent.contactId(),
              command.reason(),
              sent.customerSequence(),
              sent.grounds().person(),
              command.bouncedAt()));
    }
    return Objects.requireNonNull(bounced).reason();
  }

  /** Attempts are made one after the other; one that skips a number is a bug. */
  private boolean alreadyMade(int attempt) {
    if (ended || attempt <= attempts) {
      return true;
    }
    if (attempt > attempts + 1) {
      throw new IllegalStateException(
          "Attempt " + attempt + " of message " + id + " follows attempt " + attempts);
    }
    return false;
  }

  private Requested asked() {
    if (request == null) {
      throw new IllegalStateException("A message exists only once it was asked for");
    }
    return request;
  }

  @EventSourcingHandler
  void on(Requested event) {
    id = event.message();
    request = event;
  }

  @EventSourcingHandler
  void on(AttemptFailed event) {
    attempts = event.attempt();
  }

  @EventSourcingHandler
  void on(Sent event) {
    sent = event;
    attempts = event.attempt();
    ended = true;
  }

  @EventSourcingHandler
  void on(Bounced event) {
    bounced = event;
  }

  @EventSourcingHandler
  void on(Withdrawn event) {
    ended = true;
  }

  @EventSourcingHandler
  void on(Withheld event) {
    ended = true;
  }

  @EventSourcingHandler
  void on(GivenUp event) {
    attempts = event.attempts();
    ended = true;
  }
}
