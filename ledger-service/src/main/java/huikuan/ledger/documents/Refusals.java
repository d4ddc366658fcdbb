package huikuan.ledger.documents;

import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.Document;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Reallocation;
import huikuan.ledger.account.Document.Refund;
import huikuan.ledger.account.Document.Reversal;
import huikuan.ledger.account.Document.WriteOff;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Kind;
import huikuan.ledger.account.Rejection;
import huikuan.ledger.account.Rejection.AllocationNotPositive;
import huikuan.ledger.account.Rejection.AllocationsExceedDocument;
import huikuan.ledger.account.Rejection.AllocationsShortOfDocument;
import huikuan.ledger.account.Rejection.AlreadyReversed;
import huikuan.ledger.account.Rejection.AmountNotPositive;
import huikuan.ledger.account.Rejection.BeforeOriginal;
import huikuan.ledger.account.Rejection.DocumentElsewhere;
import huikuan.ledger.account.Rejection.DueBeforePosted;
import huikuan.ledger.account.Rejection.ExceedsOpenAmount;
import huikuan.ledger.account.Rejection.ExceedsUnapplied;
import huikuan.ledger.account.Rejection.ExceedsWriteOff;
import huikuan.ledger.account.Rejection.HasRecoveries;
import huikuan.ledger.account.Rejection.HasWriteOff;
import huikuan.ledger.account.Rejection.ItemRepeated;
import huikuan.ledger.account.Rejection.LinesDoNotAddUp;
import huikuan.ledger.account.Rejection.NotReversible;
import huikuan.ledger.account.Rejection.NumberTaken;
import huikuan.ledger.account.Rejection.OriginalAfterPosted;
import huikuan.ledger.account.Rejection.OtherCurrency;
import huikuan.ledger.account.Rejection.OtherCustomer;
import huikuan.ledger.account.Rejection.PeriodLocked;
import huikuan.ledger.account.Rejection.UnknownDocument;
import huikuan.ledger.account.Rejection.UnknownItem;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import java.util.List;

/** Refusals as senders read them. */
final class Refusals {

  static Problem problem(Rejection rejection, Document document) {
    return new Refusals(document).problem(rejection);
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
          refused("period-locked", "The period is locked", "postedOn", lockedBefore + " or later");
      case AmountNotPositive(var amount) ->
          refused("not-positive", "The amount is not above zero", "amount", "above zero");
      case OriginalAfterPosted(var original, var postedOn) ->
          refused(
              "original-after-posted",
              "Originally posted after it is posted",
              "originallyPostedOn",
              postedOn + " or earlier");
      case DueBeforePosted(var postedOn, var dueOn) ->
          refused("due-before-posted", "Due before posted", "dueOn", postedOn + " or later");
      case LinesDoNotAddUp(var lines, var amount) ->
          refused(
              "lines-do-not-add-up",
              "The lines do not add up to the amount",
              "lines",
              "%s in all, not %s".formatted(amount.decimal(), lines.decimal()));
      case NotReversible(var kind) ->
          refused(
              "not-reversible",
              "This kind of document is not reversed",
              "reverses.kind",
              "any but " + kind + ": a new document corrects it");
      case UnknownDocument(var key) ->
          refused(
              "unknown-document",
              "No such document",
              named(key),
              "a document posted before; " + told(key) + " is none");
      case DocumentElsewhere(var key, var holder) ->
          refused(
              "other-account",
              "The document stands in another account",
              named(key),
              "a document of the same account; " + told(key) + " stands in " + holder);
      case AlreadyReversed(var key, var reversal) ->
          refused(
              "already-reversed",
              "Reversed before",
              named(key),
              "a document that stands; " + told(key) + " was undone by reversal " + reversal);
      case BeforeOriginal(var key, var originalOn) ->
          refused(
              "before-original",
              "Dated before the document it builds on",
              "postedOn",
              originalOn + " or later: then " + told(key) + " was posted");
      case HasWriteOff(var key, var writeOff) ->
          refused(
              "written-off",
              "Written off",
              named(key),
              "first reverse writeOff " + writeOff + " of " + told(key));
      case HasRecoveries(var key, var recovered) ->
          refused(
              "recovered",
              "Recovered in part or whole",
              named(key),
              "first reverse the recoveries of %s, %s in all"
                  .formatted(told(key), recovered.decimal()));
      case ExceedsWriteOff(var key, var left) ->
          refused(
              "exceeds-write-off",
              "More is recovered than was written off",
              "amount",
              "at most " + left.decimal() + " for " + told(key));
      case AllocationNotPositive(var at, var amount) ->
          refused("not-positive", "An allocation is not above zero", amountOf(at), "above zero");
      case ItemRepeated(var at, var kind, var number) ->
          refused(
              "item-repeated",
              "An item is named twice",
              nameOf(at, kind),
              "each item once; " + number + " stands before");
      case AllocationsExceedDocument(var amount, var allocated) ->
          refused(
              "exceeds-document",
              "More is allocated than there is",
              list(),
              "at most %s in all, not %s".formatted(amount.decimal(), allocated.decimal()));
      case AllocationsShortOfDocument(var amount, var allocated) ->
          refused(
              "short-of-document",
              "Less is allocated than there is",
              list(),
              "%s in all, not %s".formatted(amount.decimal(), allocated.decimal()));
      case UnknownItem(var at, var kind, var number) ->
          refused(
              "unknown-" + kind.toString().replace("N", "-n"),
              "No such " + kind,
              nameOf(at, kind),
              "a number of the same company, customer and currency; " + number + " is none");
      case OtherCurrency(var at, var kind, var number, var holder) ->
          refused(
              "other-currency",
              "Another currency",
              nameOf(at, kind),
              "a number of the same account; " + number + " stands in " + holder);
      case OtherCustomer(var at, var kind, var number, var holder) ->
          refused(
              "other-customer",
              "Another customer",
              nameOf(at, kind),
              "a number of the same account; " + number + " stands in " + holder);
      case ExceedsOpenAmount(var at, var kind, var number, var open) ->
          refused(
              "exceeds-open-amount",
              "More is allocated than is open",
              amountOf(at),
              "at most %s for %s %s".formatted(open.decimal(), kind, number));
      case ExceedsUnapplied(var amount, var unapplied) ->
          refused(
              "exceeds-unapplied",
              "More is refunded than is unapplied",
              "amount",
              "at most " + unapplied.decimal());
    };
  }

  private static String told(DocumentKey key) {
    return key.kind() + " " + key.number();
  }

  /** Where the document names another one. */
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

  private static Problem refused(String name, String title, String field, String allowed) {
    return Problem.ofFields(name, title, 422, List.of(new FieldError(field, allowed)));
  }
}
