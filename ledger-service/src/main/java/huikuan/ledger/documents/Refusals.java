package huikuan.ledger.documents;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.Document;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Extension;
import huikuan.ledger.account.Document.Reallocation;
import huikuan.ledger.account.Document.Refund;
import huikuan.ledger.account.Document.Reversal;
import huikuan.ledger.account.Document.WriteOff;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Kind;
import huikuan.ledger.account.OpenItem;
import huikuan.ledger.account.Rejection;
import huikuan.ledger.account.Rejection.AgreedLater;
import huikuan.ledger.account.Rejection.AllocationNotPositive;
import huikuan.ledger.account.Rejection.AllocationsExceedDocument;
import huikuan.ledger.account.Rejection.AllocationsShortOfDocument;
import huikuan.ledger.account.Rejection.AlreadyReversed;
import huikuan.ledger.account.Rejection.AmountNotPositive;
import huikuan.ledger.account.Rejection.BeforeOriginal;
import huikuan.ledger.account.Rejection.BeforeTakenBack;
import huikuan.ledger.account.Rejection.DocumentElsewhere;
import huikuan.ledger.account.Rejection.DueBeforePosted;
import huikuan.ledger.account.Rejection.DueDateMoved;
import huikuan.ledger.account.Rejection.ExceedsOpenAmount;
import huikuan.ledger.account.Rejection.ExceedsUnapplied;
import huikuan.ledger.account.Rejection.ExceedsWriteOff;
import huikuan.ledger.account.Rejection.HasRecoveries;
import huikuan.ledger.account.Rejection.HasWriteOff;
import huikuan.ledger.account.Rejection.InvoiceNotOpen;
import huikuan.ledger.account.Rejection.ItemRepeated;
import huikuan.ledger.account.Rejection.LinesDoNotAddUp;
import huikuan.ledger.account.Rejection.NotPutOff;
import huikuan.ledger.account.Rejection.NotReversible;
import huikuan.ledger.account.Rejection.NumberTaken;
import huikuan.ledger.account.Rejection.OriginalAfterPosted;
import huikuan.ledger.account.Rejection.OtherCurrency;
import huikuan.ledger.account.Rejection.OtherCustomer;
import huikuan.ledger.account.Rejection.PeriodLocked;
import huikuan.ledger.account.Rejection.PostedFarAhead;
import huikuan.ledger.account.Rejection.PutOffLater;
import huikuan.ledger.account.Rejection.PutOffTooFar;
import huikuan.ledger.account.Rejection.UnknownDocument;
import huikuan.ledger.account.Rejection.UnknownItem;
import huikuan.ledger.account.Rejection.WayAhead;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Refusals as senders read them: the field at fault, and the values that would be right. */
final class Refusals {

  /** A refusal names so many other documents at most. */
  private static final int MOST_NAMED = 5;

  static Problem problem(Rejection rejection, Document document) {
    return new Refusals(document).problem(rejection);
  }

  /**
   * An allocation that names another account than its document.
   *
   * @param part company, currency or customer
   * @param own the value of the document
   */
  static Problem elsewhere(String part, String field, String own) {
    return refused("other-" + part, field, own + " or absent: allocations stay in one account");
  }

  static Problem tooLarge() {
    return Problem.of(
        "too-large",
        "Too large",
        413,
        "What the document does does not fit into one commit. Make several of it.");
  }

  private final Document document;

  private Refusals(Document document) {
    this.document = document;
  }

  private Problem problem(Rejection rejection) {
    return switch (rejection) {
      case NumberTaken(var key, var holder) ->
          Problem.of(
              "conflict",
              "The number stands for another document",
              409,
              "%s %s of %s was posted to %s before, with other content. Nothing was changed."
                  .formatted(key.kind(), key.number(), key.company(), holder));
      case PeriodLocked(var postedOn, var lockedBefore) ->
          refused("period-locked", "postedOn", lockedBefore + " or later: days before are closed");
      case PostedFarAhead(var postedOn, var last) ->
          refused(
              "posted-far-ahead",
              "postedOn",
              "%s or earlier; a later day is confirmed by \"%s\":\"%s\""
                  .formatted(last, DocumentReader.CONFIRM_POSTED_ON, postedOn));
      case AmountNotPositive(var amount) -> refused("not-positive", "amount", "above zero");
      case OriginalAfterPosted(var original, var postedOn) ->
          refused("original-after-posted", "originallyPostedOn", postedOn + " or earlier");
      case DueBeforePosted(var postedOn, var dueOn) ->
          document instanceof Extension
              ? refused("due-before-posted", "postedOn", dueOn + " or earlier: the new due date")
              : refused("due-before-posted", "dueOn", postedOn + " or later");
      case LinesDoNotAddUp(var lines, var amount) ->
          refused("lines-do-not-add-up", "lines", inAll(amount, lines));
      case WayAhead(var today) -> refused("way-ahead", "way.on", today + " or earlier");
      case NotReversible(var kind) ->
          refused(
              "not-reversible",
              "reverses.kind",
              "any but " + kind + ": a new document corrects what it did");
      case UnknownDocument(var key) -> unknown(key.kind(), key.number(), named(key));
      case DocumentElsewhere(var key, var holder) -> elsewhere(holder, key.number(), named(key));
      case AlreadyReversed(var key, var reversal, var from) ->
          refused(
              "already-reversed",
              named(key),
              "a document that stands; reversal %s undoes %s from %s on"
                  .formatted(reversal, told(key), from));
      case BeforeOriginal(var key, var originalOn) ->
          refused(
              "too-early", "postedOn", originalOn + " or later: then " + told(key) + " was posted");
      case HasWriteOff(var key, var writeOff) ->
          refused(
              "written-off",
              named(key),
              "first reverse writeOff " + writeOff + ", which gave up " + told(key));
      case HasRecoveries(var key, var recovered) ->
          refused(
              "recovered",
              named(key),
              "first reverse the recoveries of %s, %s in all"
                  .formatted(told(key), recovered.decimal()));
      case ExceedsWriteOff(var key, var left, var takenAhead) ->
          refused(
              "exceeds-write-off",
              "amount",
              "at most %s for %s".formatted(left.decimal(), told(key)) + ahead(takenAhead));
      case InvoiceNotOpen(var key) ->
          refused("invoice-not-open", named(key), "an invoice of which something is open");
      case NotPutOff(var due) ->
          refused("not-put-off", "dueOn", "later than %s, the present due date".formatted(due));
      case DueDateMoved(var before, var now) ->
          refused(
              "due-date-moved",
              "dueOn",
              "a day agreed on the present due date, %s; it was %s when this was proposed"
                  .formatted(now, before));
      case PutOffTooFar(var last) -> refused("put-off-too-far", "dueOn", last + " or earlier");
      case AgreedLater(var last) -> refused("agreed-later", "agreedOn", last + " or earlier");
      case PutOffLater(var key, var later) ->
          refused(
              "put-off-later",
              named(key),
              "first reverse extension %s, which puts off the same due date".formatted(later));
      case BeforeTakenBack(var reversal, var takenBackOn) ->
          refused(
              "too-early",
              "postedOn",
              "%s or later: from then on reversal %s took a later extension back"
                  .formatted(takenBackOn, reversal));
      case AllocationNotPositive(var at, var amount) ->
          refused("not-positive", amountOf(at), "above zero");
      case ItemRepeated(var at, var kind, var number) ->
          refused(
              "item-repeated", nameOf(at, kind), "each " + kind + " once; " + number + " is twice");
      case AllocationsExceedDocument(var amount, var allocated) ->
          refused("exceeds-amount", list(), "at most " + inAll(amount, allocated));
      case AllocationsShortOfDocument(var amount, var allocated) ->
          refused("short-of-amount", list(), inAll(amount, allocated));
      case UnknownItem(var at, var kind, var number) -> unknown(kind, number, nameOf(at, kind));
      case OtherCurrency(var at, var kind, var number, var holder) ->
          elsewhere(holder, number, nameOf(at, kind));
      case OtherCustomer(var at, var kind, var number, var holder) ->
          elsewhere(holder, number, nameOf(at, kind));
      case ExceedsOpenAmount(var at, var kind, var number, var open, var takenAhead) ->
          refused(
              "exceeds-open-amount",
              amountOf(at),
              "at most %s for %s %s".formatted(open.decimal(), kind, number) + ahead(takenAhead));
      case ExceedsUnapplied(var amount, var unapplied, var takenAhead) ->
          refused(
              "exceeds-unapplied", "amount", "at most " + unapplied.decimal() + ahead(takenAhead));
    };
  }

  private static Problem unknown(Kind kind, String number, String field) {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return refused(
        "unknown-" + name,
        field,
        "the number of one posted before; there is no " + kind + " " + number);
  }

  private Problem elsewhere(AccountId holder, String number, String field) {
    AccountId own = document.account();
    return refused(
        holder.currency().equals(own.currency()) ? "other-customer" : "other-currency",
        field,
        "a number of the same account; " + number + " stands in " + holder);
  }

  /** Names the documents dated ahead that have their part already. */
  private static String ahead(List<OpenItem.Link> taken) {
    String named =
        taken.stream()
            .limit(MOST_NAMED)
            .map(
                link ->
                    "; %s %s, dated ahead, takes %s from %s on"
                        .formatted(
                            link.kind(), link.number(), link.amount().decimal(), link.from()))
            .collect(Collectors.joining());
    return taken.size() > MOST_NAMED
        ? named + "; " + (taken.size() - MOST_NAMED) + " more do"
        : named;
  }

  private static String told(DocumentKey key) {
    return key.kind() + " " + key.number();
  }

  private static String inAll(Money right, Money wrong) {
    return right.decimal() + " in all, not " + wrong.decimal();
  }

  /** The field in which the document names the one that it builds on. */
  private String named(DocumentKey key) {
    return switch (document) {
      case Reversal reversal -> "reverses.number";
      case Reallocation reallocation -> "credit.number";
      default -> key.kind().toString();
    };
  }

  private String list() {
    return document instanceof Refund ? "from" : "allocations";
  }

  /** A document that names its one item itself has no list of allocations. */
  private boolean whole() {
    return switch (document) {
      case Credit credit -> credit.allocation() instanceof Explicit explicit && explicit.whole();
      case WriteOff writeOff -> writeOff.claims().whole();
      default -> false;
    };
  }

  private String nameOf(int at, Kind kind) {
    return whole() ? kind.toString() : list() + "[" + at + "]." + kind;
  }

  private String amountOf(int at) {
    return whole() ? "amount" : list() + "[" + at + "].amount";
  }

  /** Somebody else has proposed another content of the document, which waits. */
  static Problem proposedBy(String other) {
    return Problem.of(
        "proposed-by-another",
        "Another content waits under this number",
        409,
        "%s has proposed it. It has to be decided or taken back first.".formatted(other));
  }

  static Problem tooManyProposals(int waiting) {
    return Problem.of(
        "too-many-proposals",
        "Too many proposals wait",
        409,
        "%d wait in this account. Some have to be decided or taken back first.".formatted(waiting));
  }

  /** The title is the name in words. */
  static Problem refused(String name, String field, String allowed) {
    String words = name.replace('-', ' ');
    String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return Problem.ofFields(name, title, 422, List.of(new FieldError(field, allowed)));
  }
}
