package huikuan.ledger.publishing;

import huikuan.contracts.ledger.RecipientEvent;
import huikuan.ledger.recipient.LinkEvent;
import huikuan.ledger.recipient.LinkEvent.FileSent;
import huikuan.ledger.recipient.LinkEvent.ItemDisputed;
import huikuan.ledger.recipient.LinkEvent.LinkOpened;
import huikuan.ledger.recipient.LinkEvent.LinksRevoked;
import huikuan.ledger.recipient.LinkEvent.PaymentPromised;
import huikuan.ledger.recipient.LinkEvent.PersonConfirmed;
import huikuan.ledger.recipient.LinkEvent.PersonDismissed;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import huikuan.ledger.recipient.LinkEvent.WhyUnpaidTold;
import java.util.Optional;

/**
 * What the other services are told of links: what recipients tell by them. Notes stay here, and so
 * do the address and the number of a person that nobody has confirmed.
 */
final class LinkPublications {

  static Optional<RecipientEvent> of(LinkEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case LinkOpened it ->
              new RecipientEvent.LinkOpened(
                  it.customer(), it.contactId(), it.message(), it.openedAt());
          case WhyUnpaidTold it ->
              new RecipientEvent.WhyUnpaidTold(
                  it.customer(),
                  it.contactId(),
                  it.message(),
                  it.account(),
                  it.itemKind(),
                  it.item(),
                  it.reason(),
                  it.day(),
                  it.reference(),
                  it.file(),
                  it.toldAt());
          case ItemDisputed it ->
              new RecipientEvent.ItemDisputed(
                  it.customer(),
                  it.contactId(),
                  it.message(),
                  it.account(),
                  it.itemKind(),
                  it.item(),
                  it.amount(),
                  it.reason(),
                  null,
                  it.file(),
                  it.toldAt());
          case PaymentPromised it ->
              new RecipientEvent.PaymentPromised(
                  it.customer(),
                  it.contactId(),
                  it.message(),
                  it.account(),
                  it.amount(),
                  it.on(),
                  it.toldAt());
          case PersonNamed it ->
              new RecipientEvent.PersonNamed(
                  it.customer(), it.contactId(), it.message(), it.proposal(), it.toldAt());
          case FileSent _, PersonConfirmed _, PersonDismissed _, LinksRevoked _ -> null;
        });
  }

  private LinkPublications() {}
}
