package huikuan.ledger.account;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.ledger.account.Decision.Refused;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Extension;
import huikuan.ledger.account.Document.Head;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Reallocation;
import huikuan.ledger.account.Document.Recovery;
import huikuan.ledger.account.Document.Refund;
import huikuan.ledger.account.Document.Reversal;
import huikuan.ledger.account.Document.WriteOff;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a document is posted to an account, or refused. Each kind of document has its
 * list of checks; a check bears the name of its {@link Rejection}.
 */
final class PostingRules {

  private final @Nullable LocalDate lockedBefore;
  private final Known known;
  private final Draft draft;
  private final Head head;
  private final DocumentEvents events;

  private PostingRules(Document document, @Nullable LocalDate lockedBefore, Known known) {
    this.lockedBefore = lockedBefore;
    this.known = known;
    this.head = document.head();
    this.draft = new Draft(known, head.account().company());
    this.events = new DocumentEvents(document, draft, known.today());
  }

  /**
   * @param lockedBefore the company's books are closed for business days before it; null = open
   */
  static Decision decide(Document document, @Nullable LocalDate lockedBefore, Known known) {
    PostingRules rules = new PostingRules(document, lockedBefore, known);
    return Check.first(List.of(rules::periodLocked, rules::postedFarAhead))
        .<Decision>map(Refused::new)
        .orElseGet(() -> rules.decide(document));
  }

  private Decision decide(Document document) {
    return switch (document) {
      case Invoice invoice -> invoice(invoice);
      case Credit credit -> credit(credit);
      case Refund refund -> refund(refund);
      case WriteOff writeOff -> writeOff(writeOff);
      case Recovery recovery -> recovery(recovery);
      case Reallocation reallocation -> reallocation(reallocation);
      case Extension extension -> new Extending(extension, known).decide(events);
      case Reversal reversal when reversal.reversedKind() == Kind.EXTENSION ->
          new TakingBack(reversal, known).decide();
      case Reversal reversal -> new Reversing(reversal, known, draft).decide();
    };
  }

  private Decision invoice(Invoice invoice) {
    return Decision.of(
        List.of(
            () -> amountNotPositive(invoice.amount()),
            () -> originalAfterPosted(invoice.originallyPostedOn()),
            () -> dueBeforePosted(invoice),
            () -> linesDoNotAddUp(invoice),
            () -> wayAhead(invoice)),
        () -> events.posted(invoice));
  }

  private Decision credit(Credit credit) {
    Item own = item(credit.kind(), null, credit.originallyPostedOn(), credit.amount());
    return Decision.of(
        List.of(
            () -> amountNotPositive(credit.amount()),
            () -> originalAfterPosted(credit.originallyPostedOn()),
            () -> notAllocated(own, credit.allocation())),
        () ->
            credit.kind() == Kind.RECEIPT
                ? events.recorded(credit, own)
                : events.issued(credit, own));
  }

  private Decision refund(Refund refund) {
    Item own = item(Kind.REFUND, head.postedOn(), null, refund.amount());
    return Decision.of(
        List.of(() -> amountNotPositive(refund.amount()), () -> notAllocated(own, refund.from())),
        () -> events.paid(refund));
  }

  private Decision writeOff(WriteOff writeOff) {
    Item own = item(Kind.WRITE_OFF, null, null, writeOff.amount());
    return Decision.of(
        List.of(
            () -> amountNotPositive(writeOff.amount()), () -> notAllocated(own, writeOff.claims())),
        () -> events.writtenOff(writeOff));
  }

  private Decision recovery(Recovery recovery) {
    DocumentKey key = key(Kind.WRITE_OFF, recovery.writeOff());
    EarlierDocument writeOff = new EarlierDocument(key, head, known);
    return Decision.of(
        List.of(
            () -> amountNotPositive(recovery.amount()),
            writeOff,
            () -> exceedsWriteOff(recovery, key, writeOff.past())),
        () -> events.recovered(recovery, writeOff.past()));
  }

  private Decision reallocation(Reallocation document) {
    DocumentKey key = key(document.creditKind(), document.credit());
    EarlierDocument credit = new EarlierDocument(key, head, known);
    return Decision.of(
        List.of(credit, () -> notReallocated(credit.past(), document.allocation())),
        () -> events.reallocated(requireNonNull(credit.past().item()).item()));
  }

  private Optional<Rejection> periodLocked() {
    return lockedBefore != null && head.postedOn().isBefore(lockedBefore)
        ? Optional.of(new Rejection.PeriodLocked(head.postedOn(), lockedBefore))
        : Optional.empty();
  }

  private Optional<Rejection> postedFarAhead() {
    return Check.refusedIf(
        head.farAhead(known.today()),
        () -> new Rejection.PostedFarAhead(head.postedOn(), Head.last(known.today())));
  }

  private static Optional<Rejection> amountNotPositive(Money amount) {
    return Check.refusedIf(amount.signum() <= 0, () -> new Rejection.AmountNotPositive(amount));
  }

  private Optional<Rejection> originalAfterPosted(@Nullable LocalDate original) {
    return original != null && original.isAfter(head.postedOn())
        ? Optional.of(new Rejection.OriginalAfterPosted(original, head.postedOn()))
        : Optional.empty();
  }

  private Optional<Rejection> dueBeforePosted(Invoice invoice) {
    LocalDate from = invoice.issuedOn();
    return Check.refusedIf(
        invoice.due().isBefore(from), () -> new Rejection.DueBeforePosted(from, invoice.due()));
  }

  /** An invoice without lines tells nothing that could add up. */
  private static Optional<Rejection> linesDoNotAddUp(Invoice invoice) {
    Money sum = Money.zero(invoice.amount().currency());
    for (Line line : invoice.lines()) {
      sum = sum.plus(line.amount());
    }
    return invoice.lines().isEmpty() || sum.equals(invoice.amount())
        ? Optional.empty()
        : Optional.of(new Rejection.LinesDoNotAddUp(sum, invoice.amount()));
  }

  private Optional<Rejection> wayAhead(Invoice invoice) {
    WayAtPosting way = invoice.way();
    return Check.refusedIf(
        way != null && way.on().isAfter(known.today()),
        () -> new Rejection.WayAhead(known.today()));
  }

  private Optional<Rejection> exceedsWriteOff(Recovery recovery, DocumentKey key, Past writeOff) {
    Money left = writeOff.posted().amount().minus(writeOff.recovered());
    return Check.refusedIf(
        recovery.amount().compareTo(left) > 0,
        () -> new Rejection.ExceedsWriteOff(key, left, writeOff.recoveredAfter(known.today())));
  }

  /** Sets the document's own item against others, or tells why it cannot be. */
  private Optional<Rejection> notAllocated(Item own, AllocationPolicy policy) {
    draft.put(own);
    return allocating().allocate(own, own.amount(), policy, head.postedOn());
  }

  /** Sets an earlier credit against other claims, or tells why it cannot be. Its refunds stay. */
  private Optional<Rejection> notReallocated(Past past, AllocationPolicy policy) {
    OpenItem credit = draft.findOrRestore(requireNonNull(past.item()));
    draft.undo(credit, head.postedOn(), kind -> kind == Kind.INVOICE);
    return allocating().allocate(credit.item(), draft.open(credit.item()), policy, head.postedOn());
  }

  private Allocating allocating() {
    return new Allocating(known, draft, head.account());
  }

  private Item item(
      Kind kind, @Nullable LocalDate dueOn, @Nullable LocalDate original, Money amount) {
    return new Item(
        kind,
        head.number(),
        head.postedOn(),
        dueOn,
        original,
        amount,
        head.labels().contract(),
        head.labels().salesOwner());
  }

  private DocumentKey key(Kind kind, String number) {
    return new DocumentKey(head.account().company(), kind, number);
  }
}
