package huikuan.notification.delivery;

import huikuan.notification.claims.Claims;
import huikuan.notification.claims.Standing;
import huikuan.notification.mail.Handover.Deferred;
import huikuan.notification.mail.Handover.Refused;
import huikuan.notification.mail.Handover.Taken;
import huikuan.notification.mail.Letters;
import huikuan.notification.mail.Postman;
import huikuan.notification.message.Content;
import huikuan.notification.message.MessageCommand.GiveUp;
import huikuan.notification.message.MessageCommand.PrepareAttempt;
import huikuan.notification.message.MessageCommand.RecordFailedAttempt;
import huikuan.notification.message.MessageCommand.RecordSent;
import huikuan.notification.message.MessageCommand.Withdraw;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.platform.reaction.Commands;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One attempt to get a message out, and the record of it. */
@Component
public class Attempts {

  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  private final Commands commands;
  private final Claims claims;
  private final Letters letters;
  private final Postman postman;

  Attempts(Commands commands, Claims claims, Letters letters, Postman postman) {
    this.commands = commands;
    this.claims = claims;
    this.letters = letters;
    this.postman = postman;
  }

  /** Makes the next attempt; answers when to make another, empty = this message has ended. */
  Optional<Instant> make(Requested request, Instant firstTriedAt, Instant now) {
    // Asking takes the message's lock as well: nobody else sends it until this attempt is recorded.
    int attempt = commands.<Integer>send(new PrepareAttempt(request.message()));
    if (attempt == 0) {
      return Optional.empty();
    }
    Standing standing = claims.standing(request.matter(), request.claim().open());
    Optional<String> settled = standing.settled();
    if (settled.isPresent()) {
      commands.send(new Withdraw(request.message(), settled.get(), now));
      return Optional.empty();
    }
    Content content;
    try {
      content = letters.write(request, standing.open(), now);
    } catch (RuntimeException e) {
      // An unknown template or time zone stops this message, seen by operations, and no other.
      log.error("Message {} cannot be written", request.message(), e);
      return deferred(request, attempt, "Cannot be written: " + e.getMessage(), firstTriedAt, now);
    }
    return switch (postman.handOver(request, content, now)) {
      case Taken() -> {
        commands.send(new RecordSent(request.message(), attempt, content, now));
        yield Optional.empty();
      }
      case Refused(String error) -> {
        commands.send(new GiveUp(request.message(), attempt, error, now));
        yield Optional.empty();
      }
      case Deferred(String error) -> deferred(request, attempt, error, firstTriedAt, now);
    };
  }

  private Optional<Instant> deferred(
      Requested request, int attempt, String error, Instant firstTriedAt, Instant now) {
    Optional<Instant> next = Backoff.next(attempt, firstTriedAt, now);
    commands.send(
        next.<Object>map(at -> new RecordFailedAttempt(request.message(), attempt, error, now, at))
            .orElseGet(() -> new GiveUp(request.message(), attempt, error, now)));
    return next;
  }
}
