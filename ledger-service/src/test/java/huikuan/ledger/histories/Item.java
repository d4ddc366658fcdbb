package huikuan.ledger.histories;

/**
 * An item that a document put into an account.
 *
 * @param until the day it was reversed from; before it, it stands
 */
record Item(Doc doc, int until) {

  Name name() {
    return doc.name();
  }

  boolean reversed() {
    return until != Days.NEVER;
  }

  long amountOn(int day) {
    return doc.postedOn() <= day && day < until ? doc.amount() : 0;
  }
}
