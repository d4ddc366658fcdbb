package huikuan.ledger.documents;

import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.contract.DueByContract.Due;
import huikuan.ledger.contract.DueByContract.Due.NoStart;
import huikuan.ledger.contract.DueByContract.Due.NoTerms;
import huikuan.ledger.contract.DueByContract.Due.OfAnother;
import huikuan.ledger.contract.DueByContract.Due.On;
import huikuan.ledger.contract.DueByContract.Due.OwnWords;
import huikuan.ledger.contract.DueByContract.Due.UnknownContract;
import huikuan.platform.web.Problem;

/** Tells why an invoice without a due date of its own gets none by its contract. */
final class NoDueDate {

  static Problem problem(Due reason, Invoice invoice) {
    String company = invoice.account().company();
    String contract = String.valueOf(invoice.head().labels().contract());
    return switch (reason) {
      case UnknownContract _ ->
          Refusals.refused(
              "unknown-contract",
              "contract",
              "the id of a contract of %s, or a dueOn; there is no contract %s"
                  .formatted(company, contract));
      case OfAnother(var customer) ->
          Refusals.refused(
              "other-customer",
              "contract",
              "a contract of the same customer, or a dueOn; %s is one of customer %s"
                  .formatted(contract, customer));
      case NoTerms _ -> noDay("contract " + contract + " has no payment terms");
      case OwnWords _ -> noDay("contract " + contract + " has its terms in words of its own");
      case NoStart(var from) ->
          noDay(
              "the period of contract %s starts from %s, which an invoice does not tell"
                  .formatted(contract, from));
      case On(var day) -> throw new IllegalArgumentException("It is due on " + day);
    };
  }

  private static Problem noDay(String why) {
    return Refusals.refused("no-due-date", "dueOn", "a date: " + why);
  }

  private NoDueDate() {}
}
