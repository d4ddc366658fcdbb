package huikuan.ledger.balances;

import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.CreditNoteIssued;
import huikuan.ledger.account.AccountEvent.CreditReallocated;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.account.AccountEvent.RecoveryRecorded;
import huikuan.ledger.account.AccountEvent.RefundPaid;
import huikuan.ledger.account.AccountEvent.WrittenOff;
import huikuan.ledger.account.Allocation;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Kind;
import huikuan.ledger.account.ProposalEvent;
import huikuan.ledger.account.ProposalEvent.PostingProposed;
import huikuan.ledger.account.ProposalEvent.PostingRejected;
import huikuan.ledger.balances.Answers.ItemName;
import huikuan.ledger.balances.HistoryAnswers.Document;
import huikuan.ledger.balances.HistoryAnswers.Line;
import huikuan.ledger.balances.HistoryAnswers.Part;
import huikuan.ledger.balances.HistoryAnswers.PutOff;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Events as documents that people can read. */
final class DocumentShapes {

  /** Fields that only some kinds of documents have. */
  private record Extra(
      @Nullable LocalDate dueOn,
      @Nullable LocalDate originallyPostedOn,
      @Nullable ItemName credit,
      @Nullable ItemName reverses,
      @Nullable String writeOff,
      @Nullable PutOff putOff,
      @Nullable String unapplied,
      @Nullable List<Line> lines) {

    static final Extra NONE = new Extra(null, null, null, null, null, null, null, null);

    static Extra of(InvoicePosted invoice) {
      List<Line> lines =
          invoice.lines().isEmpty() ? null : invoice.lines().stream().map(Line::of).toList();
      return new Extra(
          invoice.dueOn(), invoice.originallyPostedOn(), null, null, null, null, null, lines);
    }

    static Extra unapplied(@Nullable LocalDate original, String unapplied) {
      return new Extra(null, original, null, null, null, null, unapplied, null);
    }

    static Extra of(CreditReallocated moved) {
      ItemName credit = HistoryAnswers.name(moved.credit());
      return new Extra(null, null, credit, null, null, null, moved.unapplied().decimal(), null);
    }

    static Extra of(DocumentReversed undone) {
      ItemName reverses = HistoryAnswers.name(undone.reversed());
      return new Extra(null, null, null, reverses, number(undone.writeOff()), null, null, null);
    }

    static Extra of(RecoveryRecorded recovery) {
      return new Extra(null, null, null, null, number(recovery.writeOff()), null, null, null);
    }

    static Extra of(DueDatePutOff extension) {
      PutOff putOff =
          new PutOff(
              HistoryAnswers.name(extension.claim()),
              extension.before(),
              extension.agreedOn(),
              extension.contact());
      return new Extra(extension.dueOn(), null, null, null, null, putOff, null, null);
    }

    static Extra of(ExtensionTakenBack back) {
      ItemName reverses = new ItemName(Kind.EXTENSION.toString(), back.extension());
      return new Extra(back.dueOn(), null, null, reverses, null, null, null, null);
    }

    private static @Nullable String number(@Nullable Item item) {
      return item == null ? null : item.number();
    }
  }

  /**
   * @param told which of its allocations are told
   */
  static Document of(AccountEvent event, Predicate<Allocation> told) {
    Extra extra = extra(event);
    return new Document(
        event.kind().toString(),
        event.number(),
        event.postedOn(),
        extra.dueOn(),
        extra.originallyPostedOn(),
        movesNothing(event) ? null : event.amount().decimal(),
        extra.credit(),
        extra.reverses(),
        extra.writeOff(),
        extra.putOff(),
        allocates(event) ? event.allocations().stream().filter(told).map(Part::of).toList() : null,
        extra.unapplied(),
        event.labels().contract(),
        event.labels().reference(),
        event.labels().salesOwner(),
        event.labels().reason(),
        extra.lines());
  }

  /** The part of a document dated ahead that counts from its day on. */
  static Document of(DocumentTookEffect effect) {
    return new Document(
        effect.kind().toString(),
        effect.number(),
        effect.postedOn(),
        null,
        null,
        effect.amount() == null ? null : effect.amount().decimal(),
        null,
        effect.reversed() == null ? null : HistoryAnswers.name(effect.reversed()),
        null,
        null,
        effect.allocations().stream().map(Part::of).toList(),
        null,
        null,
        effect.reference(),
        null,
        null,
        null);
  }

  /** A document that is proposed, or decided; nothing of it counts yet. */
  static Document of(ProposalEvent event) {
    PostingProposed proposed = event instanceof PostingProposed it ? it : null;
    return new Document(
        event.kind().toString(),
        event.number(),
        proposed == null ? null : proposed.postedOn(),
        null,
        null,
        proposed == null ? null : proposed.amount().decimal(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        event instanceof PostingRejected rejected
            ? rejected.reason()
            : proposed == null ? null : proposed.reason(),
        null);
  }

  private static Extra extra(AccountEvent event) {
    return switch (event) {
      case InvoicePosted invoice -> Extra.of(invoice);
      case ReceiptRecorded receipt ->
          Extra.unapplied(receipt.originallyPostedOn(), receipt.unapplied().decimal());
      case CreditNoteIssued note ->
          Extra.unapplied(note.originallyPostedOn(), note.unapplied().decimal());
      case RefundPaid refund -> Extra.NONE;
      case WrittenOff writeOff -> Extra.NONE;
      case RecoveryRecorded recovery -> Extra.of(recovery);
      case CreditReallocated moved -> Extra.of(moved);
      case DocumentReversed undone -> Extra.of(undone);
      case DueDatePutOff extension -> Extra.of(extension);
      case ExtensionTakenBack back -> Extra.of(back);
    };
  }

  private static boolean movesNothing(AccountEvent event) {
    return event instanceof CreditReallocated
        || event instanceof DueDatePutOff
        || event instanceof ExtensionTakenBack;
  }

  private static boolean allocates(AccountEvent event) {
    return switch (event) {
      case InvoicePosted invoice -> false;
      case RecoveryRecorded recovery -> false;
      case DueDatePutOff extension -> false;
      case ExtensionTakenBack back -> false;
      case ReceiptRecorded receipt -> true;
      case CreditNoteIssued note -> true;
      case RefundPaid refund -> true;
      case WrittenOff writeOff -> true;
      case CreditReallocated moved -> true;
      case DocumentReversed undone -> true;
    };
  }

  private DocumentShapes() {}
}
