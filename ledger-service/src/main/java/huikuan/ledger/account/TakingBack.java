package huikuan.ledger.account;

import static java.util.Objects.requireNonNull;

import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack.Due;
import huikuan.ledger.account.Document.Reversal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which an extension that was recorded by mistake is taken back. Only the last one of
 * an invoice is: each was agreed on the due date that those before it had left.
 */
final class TakingBack {

  private final Reversal reversal;
  private final Known known;
  private final EarlierDocument extension;

  TakingBack(Reversal reversal, Known known) {
    this.reversal = reversal;
    this.known = known;
    DocumentKey key =
        new DocumentKey(reversal.account().company(), Kind.EXTENSION, reversal.reversed());
    this.extension = new EarlierDocument(key, reversal.head(), known);
  }

  Decision decide() {
    return Decision.of(
        List.of(extension, this::invoiceNotOpen, this::putOffLater, this::beforeTakenBack),
        this::takenBack);
  }

  private Optional<Rejection> invoiceNotOpen() {
    DocumentKey key = invoice();
    return Check.refusedIf(
        known.items().find(key.kind(), key.number()) == null,
        () -> new Rejection.InvoiceNotOpen(key));
  }

  private Optional<Rejection> putOffLater() {
    DueDatePutOff last = standing().getLast();
    return Check.refusedIf(
        !last.key().equals(putOff().key()),
        () -> new Rejection.PutOffLater(putOff().key(), last.number()));
  }

  /** The days on which a later extension was in force keep its due date. */
  private Optional<Rejection> beforeTakenBack() {
    ExtensionTakenBack before = ofInvoice().takenBack();
    return before != null && reversal.head().postedOn().isBefore(before.postedOn())
        ? Optional.of(new Rejection.BeforeTakenBack(before.number(), before.postedOn()))
        : Optional.empty();
  }

  private DueDatePutOff putOff() {
    return (DueDatePutOff) extension.past().posted();
  }

  private DocumentKey invoice() {
    return putOff().key(putOff().claim().kind(), putOff().claim().number());
  }

  /** The extensions of the invoice that are not taken back, in the order of their recording. */
  private List<DueDatePutOff> standing() {
    return ofInvoice().extensions();
  }

  private Past ofInvoice() {
    return requireNonNull(known.past(invoice()));
  }

  private ExtensionTakenBack takenBack() {
    DueDatePutOff last = putOff();
    List<DueDatePutOff> others = standing().subList(0, standing().size() - 1);
    LocalDate posted = requireNonNull(last.claim().dueOn());
    return new ExtensionTakenBack(
        reversal.account(),
        reversal.head().number(),
        reversal.head().postedOn(),
        known.today(),
        last.claim(),
        last.number(),
        last.dueOn(),
        others.isEmpty() ? posted : others.getLast().dueOn(),
        inForce(posted, others),
        reversal.head().labels(),
        reversal.fingerprint());
  }

  /** Extensions may count from later days on than those that were recorded after them. */
  private List<Due> inForce(LocalDate posted, List<DueDatePutOff> others) {
    LocalDate from = reversal.head().postedOn();
    LocalDate due = posted;
    List<Due> inForce = new ArrayList<>();
    List<DueDatePutOff> byDay =
        others.stream().sorted(Comparator.comparing(DueDatePutOff::postedOn)).toList();
    for (DueDatePutOff each : byDay) {
      if (each.postedOn().isAfter(from) && each.dueOn().isAfter(due)) {
        inForce.add(new Due(from, due));
        from = each.postedOn();
      }
      due = OpenItem.later(due, each.dueOn());
    }
    inForce.add(new Due(from, due));
    return inForce;
  }
}
