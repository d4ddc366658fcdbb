package huikuan.ledger.recipient;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sealed;
import huikuan.ledger.account.Kind;
import huikuan.ledger.customer.SealedContacts;
import huikuan.ledger.files.CompanyFiles;
import huikuan.ledger.files.Upload;
import huikuan.ledger.items.CustomerItems;
import huikuan.ledger.items.CustomerItems.StandingItem;
import huikuan.ledger.items.CustomerItems.Sums;
import huikuan.ledger.recipient.LinkCommand.DisputeItem;
import huikuan.ledger.recipient.LinkCommand.NamePerson;
import huikuan.ledger.recipient.LinkCommand.PromisePayment;
import huikuan.ledger.recipient.LinkCommand.RecordFile;
import huikuan.ledger.recipient.LinkCommand.TellWhyUnpaid;
import huikuan.ledger.recipient.LinkEvent.ItemDisputed;
import huikuan.ledger.recipient.LinkEvent.PaymentPromised;
import huikuan.ledger.recipient.LinkEvent.WhyUnpaidTold;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.link.RecipientLink;
import huikuan.platform.personal.PersonKeys;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what recipients tell, of their own customer's open items. */
@Component
class Tellings {

  private final Recipients recipients;
  private final CustomerItems items;
  private final CompanyFiles files;
  private final SealedContacts contacts;

  Tellings(
      Recipients recipients, CustomerItems items, CompanyFiles files, SealedContacts contacts) {
    this.recipients = recipients;
    this.items = items;
    this.files = files;
    this.contacts = contacts;
  }

  /** Why an item is unpaid. */
  RecipientAnswers why(Recipient recipient, TellingReader.Reason told) {
    StandingItem item = openItem(recipient, told.account(), told.kind(), told.number());
    RecipientLink link = recipient.link();
    return recipients.send(
        new TellWhyUnpaid(
            link,
            new WhyUnpaidTold(
                link.customer(),
                link.contactId(),
                link.message(),
                item.account(),
                item.kind().itemKind().orElseThrow(),
                item.number(),
                told.why(),
                told.day(),
                told.reference(),
                told.file(),
                note(link, told.note()),
                recipient.now())));
  }

  /** An item, or a part of it, is not owed by the recipient's word. */
  RecipientAnswers disputed(Recipient recipient, TellingReader told) {
    TellingReader.Named named = told.disputedItem();
    StandingItem item = openItem(recipient, named.account(), named.kind(), named.number());
    TellingReader.Dispute dispute = told.dispute(item.open());
    RecipientLink link = recipient.link();
    return recipients.send(
        new DisputeItem(
            link,
            new ItemDisputed(
                link.customer(),
                link.contactId(),
                link.message(),
                item.account(),
                item.kind().itemKind().orElseThrow(),
                item.number(),
                dispute.amount(),
                dispute.reason(),
                dispute.file(),
                note(link, dispute.note()),
                recipient.now())));
  }

  private StandingItem openItem(
      Recipient recipient, AccountId account, @Nullable ItemKind kind, String number) {
    List<StandingItem> found =
        Arrays.stream(ItemKind.values())
            .filter(each -> kind == null || each == kind)
            .flatMap(each -> find(recipient, account, Kind.of(each), number).stream())
            .toList();
    if (found.isEmpty()) {
      throw new ProblemException(Problem.notFound("item", number));
    }
    List<StandingItem> open = found.stream().filter(each -> each.open().signum() > 0).toList();
    if (open.isEmpty()) {
      throw nothingUnpaid(number);
    }
    if (open.size() > 1) {
      throw ProblemException.field("kind", "the kind of the item: several have this number");
    }
    return open.getFirst();
  }

  /** An item of the recipient's customer. */
  Optional<StandingItem> find(Recipient recipient, AccountId account, Kind kind, String number) {
    return account.customerId().equals(recipient.customerId())
        ? items.find(account, kind, number)
        : Optional.empty();
  }

  private static ProblemException nothingUnpaid(Object what) {
    return new ProblemException(
        Problem.of(
            "nothing-unpaid",
            "Nothing is open",
            409,
            "Nothing of %s is open any more, so there is nothing to tell.".formatted(what)));
  }

  /**
   * What is unpaid in an account of the recipient's customer.
   *
   * @throws ProblemException if it has no such account with anything open
   */
  Money open(Recipient recipient, AccountId account) {
    if (!account.customerId().equals(recipient.customerId())) {
      throw new ProblemException(Problem.notFound("account", account.toString()));
    }
    return items.open(recipient.customerId(), recipient.today(), 0).sums().stream()
        .filter(each -> each.account().equals(account))
        .map(Sums::open)
        .filter(each -> each.signum() > 0)
        .findFirst()
        .orElseThrow(() -> nothingUnpaid(account));
  }

  /** A payment is promised. */
  RecipientAnswers promised(Recipient recipient, AccountId account, TellingReader.Promise promise) {
    RecipientLink link = recipient.link();
    return recipients.send(
        new PromisePayment(
            link,
            new PaymentPromised(
                link.customer(),
                link.contactId(),
                link.message(),
                account,
                promise.amount(),
                promise.on(),
                note(link, promise.note()),
                recipient.now())));
  }

  /** Somebody is the right person. */
  RecipientAnswers named(Recipient recipient, TellingReader.Person person) {
    RecipientLink link = recipient.link();
    PersonKeys.Sealer sealer = contacts.ofNamedBy(link.customer(), link.message());
    return recipients.send(
        new NamePerson(
            link,
            sealer.seal(person.name()),
            sealed(sealer, person.email()),
            sealed(sealer, person.mobile()),
            sealed(sealer, person.note()),
            recipient.now()));
  }

  /** The text of a recipient is about the recipient, as far as it is about people. */
  private @Nullable Sealed note(RecipientLink link, @Nullable String note) {
    return note == null ? null : contacts.of(link.customer(), link.contactId()).seal(note);
  }

  private static @Nullable Sealed sealed(PersonKeys.Sealer sealer, @Nullable String text) {
    return text == null ? null : sealer.seal(text);
  }

  /**
   * Keeps a file for the company, if the link may send one more.
   *
   * @return its hash
   */
  BlobHash sent(Recipient recipient, Upload upload) {
    BlobHash hash = BlobHash.of(upload.content());
    requireRoom(recipient.standing(), hash);
    String company = recipient.customerId().company();
    Recipients.as(
        recipient.link(),
        () -> files.keep(company, upload.type(), upload.content(), upload.name()));
    recipients.send(new RecordFile(recipient.link(), hash.hex(), recipient.now()));
    return hash;
  }

  /** Before the bytes are kept; two that are sent together are counted when they are recorded. */
  private static void requireRoom(RecipientAnswers standing, BlobHash hash) {
    boolean full = standing.files().size() >= CustomerLinks.MOST_FILES;
    if (full && !standing.files().contains(hash.hex())) {
      throw new ProblemException(
          LinkProblems.of(new LinkRefusal.TooManyFiles(CustomerLinks.MOST_FILES)));
    }
  }
}
