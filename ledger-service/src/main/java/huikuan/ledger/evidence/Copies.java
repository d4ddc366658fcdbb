package huikuan.ledger.evidence;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.ledger.Subject.OfContract;
import huikuan.ledger.confirmation.Customers;
import huikuan.ledger.confirmation.Customers.Customer;
import huikuan.ledger.confirmation.LetterTimes;
import huikuan.ledger.contract.KnownContracts;
import huikuan.ledger.evidence.EvidenceCommand.RequestCopy;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceAttached;
import huikuan.ledger.evidence.EvidenceReader.Copy;
import huikuan.ledger.files.CompanyFiles;
import huikuan.ledger.files.FileEntry;
import huikuan.platform.blob.Blobs;
import huikuan.platform.template.Language;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Copies of evidence that are to be mailed: to whom, in which language, with which file, when. */
@Component
class Copies {

  /** Mail servers refuse larger mails, and a file grows by a third in a mail. */
  static final long MOST_BYTES = 10_000_000;

  private final KnownContracts contracts;
  private final CompanyFiles files;
  private final Blobs blobs;
  private final Customers customers;
  private final LetterTimes times;
  private final InstantSource clock;

  Copies(
      KnownContracts contracts,
      CompanyFiles files,
      Blobs blobs,
      Customers customers,
      LetterTimes times,
      InstantSource clock) {
    this.contracts = contracts;
    this.files = files;
    this.blobs = blobs;
    this.customers = customers;
    this.times = times;
    this.clock = clock;
  }

  /**
   * Whether the contact is valid today and has a mail address. A forgotten one has none.
   *
   * @throws ProblemException if the contract whose evidence it is is known as another customer's
   */
  boolean reaches(Subject subject, Copy copy) {
    refuseAnother(subject, copy.customer());
    Customer customer = customers.find(copy.customer());
    LocalDate today = LocalDate.ofInstant(clock.instant(), customer.zone());
    return customer
        .contact(copy.contact())
        .filter(each -> Customer.reachable(each, today))
        .isPresent();
  }

  /**
   * Evidence of a contract is for its customer alone. A contract that is not known may be
   * anybody's.
   */
  private void refuseAnother(Subject subject, CustomerId customer) {
    if (subject instanceof OfContract(var company, var contract)) {
      contracts
          .find(company, contract)
          .map(known -> known.data().customer())
          .filter(owner -> !owner.equals(customer))
          .ifPresent(
              owner -> {
                throw new ProblemException(
                    EvidenceProblems.otherCustomer(contract, owner.customer()));
              });
    }
  }

  /**
   * @param copy to a contact that it reaches
   * @throws ProblemException if the file is too large for a mail
   * @throws RuntimeException if it is damaged
   */
  RequestCopy request(EvidenceAttached piece, Copy copy) {
    FileEntry file = files.find(piece.subject().company(), piece.file()).orElseThrow();
    if (file.size() > MOST_BYTES) {
      throw new ProblemException(EvidenceProblems.tooLarge(file.size(), MOST_BYTES));
    }
    blobs.check(file.hash());
    Instant now = clock.instant();
    Customer customer = customers.find(copy.customer());
    Contact contact = customer.contact(copy.contact()).orElseThrow();
    return new RequestCopy(
        piece.subject(),
        piece.number(),
        copy.customer(),
        copy.contact(),
        copy.note(),
        language(customer, contact),
        document(piece, file),
        times.sending(customer.zone(), customer.country(), now),
        requireNonNull(customer.sequence()),
        now);
  }

  /** The person's, or else the customer's. */
  private static String language(Customer customer, Contact contact) {
    String own = contact.language();
    return own == null ? customer.language() : Language.of(own).folder();
  }

  private static Document document(EvidenceAttached piece, FileEntry file) {
    String name = file.name() == null ? piece.kind() + file.type().ending() : file.name();
    return new Document(file.hash().hex(), file.size(), file.type().mediaType(), name);
  }
}
