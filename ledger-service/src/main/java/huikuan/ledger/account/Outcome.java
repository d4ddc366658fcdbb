package huikuan.ledger.account;

/** The outcome of one document. */
public sealed interface Outcome {

  record Accepted() implements Outcome {}

  /** The same document was accepted earlier in the same command. */
  record Repeated() implements Outcome {}

  record Rejected(Rejection rejection) implements Outcome {}
}
