package huikuan.ledger.account;

/** What the rules say to a document. */
sealed interface Decision {

  record Happens(AccountEvent event) implements Decision {}

  record Refused(Rejection rejection) implements Decision {}
}
