package huikuan.ledger.documents;

import huikuan.ledger.account.Rejection;
import huikuan.ledger.account.Rejection.AllocationNotPositive;
import huikuan.ledger.account.Rejection.AllocationsExceedReceipt;
import huikuan.ledger.account.Rejection.AmountNotPositive;
import huikuan.ledger.account.Rejection.DueBeforePosted;
import huikuan.ledger.account.Rejection.ExceedsOpenAmount;
import huikuan.ledger.account.Rejection.InvoiceNotOpen;
import huikuan.ledger.account.Rejection.InvoiceRepeated;
import huikuan.ledger.account.Rejection.NumberTaken;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import java.util.List;

/** Refusals as senders read them. */
final class Refusals {

  static Problem problem(Rejection rejection) {
    return switch (rejection) {
      case NumberTaken(var key, var holder) ->
          Problem.of(
              "conflict",
              "The number stands for another document",
              409,
              "%s %s of %s was posted to %s before, with other content. Nothing was changed."
                  .formatted(key.kind(), key.number(), key.company(), holder));
      case AmountNotPositive(var amount) ->
          refused("not-positive", "The amount is not above zero", "amount", "above zero");
      case DueBeforePosted(var postedOn, var dueOn) ->
          refused("due-before-posted", "Due before posted", "dueOn", postedOn + " or later");
      case AllocationNotPositive(var at, var amount) ->
          refused("not-positive", "An allocation is not above zero", amountOf(at), "above zero");
      case InvoiceRepeated(var at, var invoice) ->
          refused(
              "invoice-repeated",
              "An invoice is named twice",
              invoiceOf(at),
              "each invoice once; " + invoice + " stands before");
      case AllocationsExceedReceipt(var receipt, var allocated) ->
          refused(
              "exceeds-receipt",
              "More is allocated than came in",
              "allocations",
              "at most %s in all, not %s".formatted(receipt.decimal(), allocated.decimal()));
      case InvoiceNotOpen(var at, var invoice) ->
          refused(
              "unknown-invoice",
              "No such invoice in this account",
              invoiceOf(at),
              "an invoice of the same company, customer and currency; " + invoice + " is none");
      case ExceedsOpenAmount(var at, var invoice, var open) ->
          refused(
              "exceeds-open-amount",
              "More is allocated than is open",
              amountOf(at),
              "at most " + open.decimal() + " for invoice " + invoice);
    };
  }

  private static String invoiceOf(int at) {
    return "allocations[" + at + "].invoice";
  }

  private static String amountOf(int at) {
    return "allocations[" + at + "].amount";
  }

  private static Problem refused(String name, String title, String field, String allowed) {
    return Problem.ofFields(name, title, 422, List.of(new FieldError(field, allowed)));
  }

  private Refusals() {}
}
