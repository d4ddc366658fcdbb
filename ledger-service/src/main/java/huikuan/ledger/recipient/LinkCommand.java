package huikuan.ledger.recipient;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.ledger.recipient.LinkEvent.ItemDisputed;
import huikuan.ledger.recipient.LinkEvent.PaymentPromised;
import huikuan.ledger.recipient.LinkEvent.WhyUnpaidTold;
import huikuan.platform.link.RecipientLink;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A command to the links of a customer. Each may be repeated: the second time changes nothing. One
 * by a link is refused if that was revoked.
 */
sealed interface LinkCommand {

  LinksKey key();

  /** A command by a link; its outcome tells how things stand then. */
  sealed interface ByLink extends LinkCommand {

    RecipientLink by();
  }

  /** The link is used. */
  record UseLink(@TargetAggregateIdentifier LinksKey key, RecipientLink by, Instant now)
      implements ByLink {

    UseLink(RecipientLink by, Instant now) {
      this(keyOf(by), by, now);
    }
  }

  /** Tells why an item is unpaid; a file that it names was sent by this link. */
  record TellWhyUnpaid(
      @TargetAggregateIdentifier LinksKey key, RecipientLink by, WhyUnpaidTold news)
      implements ByLink {

    TellWhyUnpaid(RecipientLink by, WhyUnpaidTold news) {
      this(keyOf(by), by, news);
    }
  }

  /** Disputes an item; a file that it names was sent by this link. */
  record DisputeItem(@TargetAggregateIdentifier LinksKey key, RecipientLink by, ItemDisputed news)
      implements ByLink {

    DisputeItem(RecipientLink by, ItemDisputed news) {
      this(keyOf(by), by, news);
    }
  }

  /** Promises a payment. */
  record PromisePayment(
      @TargetAggregateIdentifier LinksKey key, RecipientLink by, PaymentPromised news)
      implements ByLink {

    PromisePayment(RecipientLink by, PaymentPromised news) {
      this(keyOf(by), by, news);
    }
  }

  /** Names the right person. */
  record NamePerson(
      @TargetAggregateIdentifier LinksKey key,
      RecipientLink by,
      Sealed name,
      @Nullable Sealed email,
      @Nullable Sealed mobile,
      @Nullable Sealed note,
      Instant now)
      implements ByLink {

    NamePerson(
        RecipientLink by,
        Sealed name,
        @Nullable Sealed email,
        @Nullable Sealed mobile,
        @Nullable Sealed note,
        Instant now) {
      this(keyOf(by), by, name, email, mobile, note, now);
    }
  }

  /** Records that a file was sent, which the company has. */
  record RecordFile(
      @TargetAggregateIdentifier LinksKey key, RecipientLink by, String file, Instant now)
      implements ByLink {

    RecordFile(RecipientLink by, String file, Instant now) {
      this(keyOf(by), by, file, now);
    }
  }

  private static LinksKey keyOf(RecipientLink link) {
    return new LinksKey(link.customer());
  }

  /**
   * Makes a person who was named a contact.
   *
   * @param contact with an id that no contact of the customer has had
   */
  record ConfirmPerson(
      @TargetAggregateIdentifier LinksKey key,
      String proposal,
      Contact contact,
      Sealed called,
      @Nullable Sealed note,
      Instant now)
      implements LinkCommand {}

  /** Makes it none. */
  record DismissPerson(
      @TargetAggregateIdentifier LinksKey key, String proposal, String reason, Instant now)
      implements LinkCommand {}

  /**
   * Ends links.
   *
   * @param message null = all that are out
   */
  record RevokeLinks(@TargetAggregateIdentifier LinksKey key, @Nullable String message, Instant now)
      implements LinkCommand {

    RevokeLinks(CustomerId customer, @Nullable String message, Instant now) {
      this(new LinksKey(customer), message, now);
    }
  }

  /** What a command comes to. */
  sealed interface Outcome {

    /** How things stand; of a command by a link. */
    record Told(RecipientAnswers standing) implements Outcome {}

    /** What is decided of a person who was named. */
    record Decided(NamedPerson person) implements Outcome {}

    /** It is done, or was so already. */
    record Done() implements Outcome {}

    record Refused(LinkRefusal refusal) implements Outcome {}
  }
}
