package huikuan.notification.delivery;

import huikuan.notification.customers.Addressee;
import huikuan.notification.customers.ContactKey;
import huikuan.notification.customers.Customer;
import huikuan.notification.customers.Customers;
import huikuan.notification.mail.Attachments;
import huikuan.notification.mail.Handover.Deferred;
import huikuan.notification.mail.Handover.NotAllowed;
import huikuan.notification.mail.Handover.Refused;
import huikuan.notification.mail.Handover.Taken;
import huikuan.notification.mail.Letter;
import huikuan.notification.mail.Letters;
import huikuan.notification.mail.Postman;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Grounds;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.MessageCommand.GiveUp;
import huikuan.notification.message.MessageCommand.RecordFailedAttempt;
import huikuan.notification.message.MessageCommand.RecordSent;
import huikuan.notification.message.MessageCommand.Withdraw;
import huikuan.notification.message.MessageCommand.Withhold;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.NextAttempt;
import huikuan.notification.message.Obstacle;
import huikuan.notification.message.Recipient;
import huikuan.notification.message.SentSubject;
import huikuan.notification.openamounts.ClaimState;
import huikuan.notification.openamounts.ClaimStates;
import huikuan.notification.openamounts.Demands;
import huikuan.notification.people.People;
import huikuan.notification.proof.Proofs;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes one attempt to send a message, and records it. */
@Component
class Attempts {

  /** The contact was removed, has another role or no address, or is no longer valid. */
  private static final String CONTACT_GONE = "contact-gone";

  /** The message's day was over at the customer before it could leave. */
  private static final String DAY_OVER = "day-over";

  /** The mail server did not take the message on its day. */
  private static final String NOT_DELIVERED = "not-delivered";

  /** The settings allow no mail to the domain of the contact's address. */
  private static final String DOMAIN_NOT_ALLOWED = "domain-not-allowed";

  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  private final Commands commands;
  private final ClaimStates states;
  private final Customers customers;
  private final People people;
  private final Demands demands;
  private final WithdrawnEvidence withdrawn;
  private final Letters letters;
  private final Attachments attachments;
  private final Postman postman;
  private final Proofs proofs;

  Attempts(
      Commands commands,
      ClaimStates states,
      Customers customers,
      People people,
      Demands demands,
      WithdrawnEvidence withdrawn,
      Letters letters,
      Attachments attachments,
      Postman postman,
      Proofs proofs) {
    this.commands = commands;
    this.states = states;
    this.customers = customers;
    this.people = people;
    this.demands = demands;
    this.withdrawn = withdrawn;
    this.letters = letters;
    this.attachments = attachments;
    this.postman = postman;
    this.proofs = proofs;
  }

  /** Makes an attempt. Answers when to make another; empty = this message has ended. */
  Optional<Instant> make(NextAttempt next, Instant now) {
    Requested request = next.request();
    int attempt = next.number();
    Customer customer = customers.find(request.customer());
    Optional<Instant> opens = opens(request, customer, now);
    if (opens.isEmpty()) {
      withdraw(request, DAY_OVER, null, now);
      return Optional.empty();
    }
    if (opens.get().isAfter(now)) {
      return opens;
    }
    Optional<ClaimStates.Known> known = known(request, now);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Recipient recipient = request.recipient();
    Optional<Addressee> to = customer.addressee(recipient.contactId(), recipient.role(), now);
    if (to.isEmpty()) {
      commands.send(
          new GiveUp(
              request.message(), attempt - 1, CONTACT_GONE, false, customer.ledgerSequence(), now));
      return Optional.empty();
    }
    String language = request.language();
    Addressee person = language == null ? to.get() : to.get().in(language);
    return send(request, customer, person, known.get(), attempt, now);
  }

  /**
   * The claims of which something is owed, none if it takes a file; empty = this message has ended.
   */
  private Optional<ClaimStates.Known> known(Requested request, Instant now) {
    if (request.document() == null) {
      ClaimStates.Known known = states.know(request.subjects(), request.day());
      if (known.owed().isEmpty()) {
        commands.send(new Withdraw(request.message(), known.leftOut(), now));
        return Optional.empty();
      }
      return Optional.of(known);
    }
    Demands.Known known = ofFile(request);
    if (known.obstacle() != null) {
      commands.send(new Withhold(request.message(), known.obstacle(), now));
      return Optional.empty();
    }
    return Optional.of(new ClaimStates.Known(List.of(), known.readThrough()));
  }

  private Demands.Known ofFile(Requested request) {
    BalanceLetter letter = request.letter();
    return letter == null
        ? withdrawn.know(Objects.requireNonNull(request.copy()))
        : demands.know(letter, request.day());
  }

  private Optional<Instant> send(
      Requested request,
      Customer customer,
      Addressee to,
      ClaimStates.Known known,
      int attempt,
      Instant now) {
    List<ClaimState> owed = known.owed();
    Letter letter;
    byte[] attached;
    try {
      letter = letters.write(request, to, owed, now);
      attached = request.document() == null ? null : attachments.read(request.document());
    } catch (RuntimeException e) {
      // An unknown template, a damaged file or the like stops this message only, and operations
      // see it.
      log.error("Message {} cannot be written", request.message(), e);
      String error = "Cannot be written: " + e.getMessage();
      return deferred(request, customer, new Deferred(error, false), attempt, now);
    }
    Grounds grounds = grounds(request, to, known);
    return switch (postman.handOver(request, to, letter.sent(), attached, now)) {
      case Taken() -> {
        ContactKey contact = new ContactKey(request.customer(), request.recipient().contactId());
        String hash = proofs.keep(contact, to, letter.content());
        List<SentSubject> told = owed.stream().map(ClaimState::sent).toList();
        commands.send(
            new RecordSent(
                request.message(),
                attempt,
                told,
                known.leftOut(),
                hash,
                letter.template(),
                customer.ledgerSequence(),
                grounds,
                now));
        yield Optional.empty();
      }
      case NotAllowed(String domain) -> {
        withdraw(request, DOMAIN_NOT_ALLOWED, domain, now);
        yield Optional.empty();
      }
      case Refused(String error) -> {
        giveUp(request, customer, error, attempt, now);
        yield Optional.empty();
      }
      case Deferred answer -> deferred(request, customer, answer, attempt, now);
    };
  }

  private Grounds grounds(Requested request, Addressee to, ClaimStates.Known known) {
    String person = people.at(to.email());
    return new Grounds(
        request.sending().receiptsThrough(),
        known.readThrough(),
        person,
        people.noBounceSince(person).orElse(null),
        request.frequency());
  }

  /** Tries again within the hours of the message's day; after them the message ends. */
  private Optional<Instant> deferred(
      Requested request, Customer customer, Deferred answer, int attempt, Instant now) {
    Optional<Instant> next = opens(request, customer, now.plus(Backoff.after(attempt)));
    if (next.isPresent()) {
      commands.send(
          new RecordFailedAttempt(request.message(), attempt, answer.error(), now, next.get()));
    } else if (answer.ofRecipient()) {
      giveUp(request, customer, answer.error(), attempt, now);
    } else {
      withdraw(request, NOT_DELIVERED, answer.error(), now);
    }
    return next;
  }

  private void giveUp(
      Requested request, Customer customer, String error, int attempt, Instant now) {
    commands.send(
        new GiveUp(request.message(), attempt, error, true, customer.ledgerSequence(), now));
  }

  private void withdraw(Requested request, String reason, @Nullable String detail, Instant now) {
    if (request.document() != null) {
      commands.send(new Withhold(request.message(), new Obstacle(reason, detail), now));
      return;
    }
    List<LeftOut> all =
        request.steps().stream().map(step -> new LeftOut(step, reason, detail)).toList();
    commands.send(new Withdraw(request.message(), all, now));
  }

  /**
   * The first moment, not before the given one, at which a message may leave; empty = its day is
   * over at the customer.
   */
  private static Optional<Instant> opens(Requested request, Customer customer, Instant from) {
    LocalDateTime there = LocalDateTime.ofInstant(from, customer.zone());
    return request
        .sending()
        .firstFrom(there)
        .map(opens -> opens.equals(there) ? from : opens.atZone(customer.zone()).toInstant());
  }
}
