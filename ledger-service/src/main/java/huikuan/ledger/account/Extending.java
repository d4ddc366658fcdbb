package huikuan.ledger.account;

import static java.util.Objects.requireNonNull;

import huikuan.ledger.account.Document.Extension;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The rules by which the due date of an invoice is put off. */
final class Extending {

  /** After the due date as posted: a later day is a typing error, or another agreement. */
  private static final int MOST_YEARS = 2;

  private final Extension extension;
  private final Known known;
  private final DocumentKey key;
  private final EarlierDocument invoice;

  Extending(Extension extension, Known known) {
    this.extension = extension;
    this.known = known;
    this.key = new DocumentKey(extension.account().company(), Kind.INVOICE, extension.invoice());
    this.invoice = new EarlierDocument(key, extension.head(), known);
  }

  Decision decide(DocumentEvents events) {
    return Decision.of(
        List.of(
            invoice,
            this::invoiceNotOpen,
            this::notPutOff,
            this::putOffTooFar,
            this::dueBeforePosted,
            this::agreedLater),
        () -> events.putOff(extension, open()));
  }

  private Optional<Rejection> invoiceNotOpen() {
    return Check.refusedIf(
        known.items().find(key.kind(), key.number()) == null,
        () -> new Rejection.InvoiceNotOpen(key));
  }

  private Optional<Rejection> notPutOff() {
    return Check.refusedIf(
        !extension.dueOn().isAfter(open().due()), () -> new Rejection.NotPutOff(open().due()));
  }

  private Optional<Rejection> putOffTooFar() {
    LocalDate last = requireNonNull(open().item().dueOn()).plusYears(MOST_YEARS);
    return Check.refusedIf(extension.dueOn().isAfter(last), () -> new Rejection.PutOffTooFar(last));
  }

  /** An extension that counts only after its own due date would never be in force. */
  private Optional<Rejection> dueBeforePosted() {
    LocalDate from = extension.head().postedOn();
    return Check.refusedIf(
        extension.dueOn().isBefore(from),
        () -> new Rejection.DueBeforePosted(from, extension.dueOn()));
  }

  private Optional<Rejection> agreedLater() {
    LocalDate from = extension.head().postedOn();
    LocalDate last = known.today().isBefore(from) ? known.today() : from;
    return Check.refusedIf(
        extension.agreedOn().isAfter(last), () -> new Rejection.AgreedLater(last));
  }

  private OpenItem open() {
    return requireNonNull(known.items().find(key.kind(), key.number()));
  }
}
