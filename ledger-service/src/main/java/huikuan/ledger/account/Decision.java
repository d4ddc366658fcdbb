package huikuan.ledger.account;

/** The rules' decision on a document. */
sealed interface Decision {

  record Happens(AccountEvent event) implements Decision {}

  record Refused(Rejection rejection) implements Decision {}
}
