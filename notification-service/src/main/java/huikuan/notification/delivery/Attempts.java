package huikuan.notification.delivery;

import huikuan.notification.customers.Addressee;
import huikuan.notification.customers.ContactKey;
import huikuan.notification.customers.Customers;
import huikuan.notification.mail.Handover.Deferred;
import huikuan.notification.mail.Handover.Refused;
import huikuan.notification.mail.Handover.Taken;
import huikuan.notification.mail.Letters;
import huikuan.notification.mail.Postman;
import huikuan.notification.message.Content;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.MessageCommand.GiveUp;
import huikuan.notification.message.MessageCommand.PrepareAttempt;
import huikuan.notification.message.MessageCommand.RecordFailedAttempt;
import huikuan.notification.message.MessageCommand.RecordSent;
import huikuan.notification.message.MessageCommand.Withdraw;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.Recipient;
import huikuan.notification.message.SentSubject;
import huikuan.notification.openamounts.Standing;
import huikuan.notification.openamounts.Standings;
import huikuan.notification.proof.Proofs;
import huikuan.platform.reaction.Commands;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One attempt to get a message out, and the record of it. */
@Component
public class Attempts {

  /** The contact was removed, has another role or no address, or is not valid any more. */
  private static final String CONTACT_GONE = "contact-gone";

  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  private final Commands commands;
  private final Standings standings;
  private final Customers customers;
  private final Letters letters;
  private final Postman postman;
  private final Proofs proofs;

  Attempts(
      Commands commands,
      Standings standings,
      Customers customers,
      Letters letters,
      Postman postman,
      Proofs proofs) {
    this.commands = commands;
    this.standings = standings;
    this.customers = customers;
    this.letters = letters;
    this.postman = postman;
    this.proofs = proofs;
  }

  /** Makes the next attempt; answers when to make another, empty = this message has ended. */
  Optional<Instant> make(Requested request, Instant firstTriedAt, Instant now) {
    // Asking takes the message's lock as well: nobody else sends it until this attempt is recorded.
    int attempt = commands.<Integer>send(new PrepareAttempt(request.message()));
    if (attempt == 0) {
      return Optional.empty();
    }
    List<Standing> all = standings.of(request.subjects());
    List<Standing> owed = all.stream().filter(Standing::owed).toList();
    List<LeftOut> leftOut = all.stream().flatMap(each -> each.leftOut().stream()).toList();
    if (owed.isEmpty()) {
      commands.send(new Withdraw(request.message(), leftOut, now));
      return Optional.empty();
    }
    Recipient recipient = request.recipient();
    Optional<Addressee> to =
        customers.find(request.customer()).addressee(recipient.contactId(), recipient.role(), now);
    if (to.isEmpty()) {
      commands.send(new GiveUp(request.message(), attempt - 1, CONTACT_GONE, now));
      return Optional.empty();
    }
    return send(request, to.get(), owed, leftOut, attempt, firstTriedAt, now);
  }

  private Optional<Instant> send(
      Requested request,
      Addressee to,
      List<Standing> owed,
      List<LeftOut> leftOut,
      int attempt,
      Instant firstTriedAt,
      Instant now) {
    Content content;
    try {
      content = letters.write(request, to, owed.stream().map(Standing::subject).toList(), now);
    } catch (RuntimeException e) {
      // An unknown template or time zone stops this message, seen by operations, and no other.
      log.error("Message {} cannot be written", request.message(), e);
      return deferred(request, attempt, "Cannot be written: " + e.getMessage(), firstTriedAt, now);
    }
    return switch (postman.handOver(request, to, content, now)) {
      case Taken() -> {
        ContactKey contact = new ContactKey(request.customer(), request.recipient().contactId());
        String hash = proofs.keep(contact, to, content);
        List<SentSubject> told = owed.stream().map(Standing::sent).toList();
        commands.send(new RecordSent(request.message(), attempt, told, leftOut, hash, now));
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
