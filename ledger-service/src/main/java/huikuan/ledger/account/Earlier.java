package huikuan.ledger.account;

import huikuan.ledger.account.Document.Head;

/** An earlier document that a later one builds on. */
sealed interface Earlier {

  record Standing(Past past) implements Earlier {}

  record Missing(Rejection rejection) implements Earlier {}

  /** Stands only in the same account, not undone, and not dated after the later one. */
  static Earlier find(DocumentKey key, Head later, Known known) {
    Past past = known.past(key);
    if (past == null) {
      return new Missing(new Rejection.UnknownDocument(key));
    }
    AccountEvent posted = past.posted();
    if (!posted.account().equals(later.account())) {
      return new Missing(new Rejection.DocumentElsewhere(key, posted.account()));
    }
    if (past.reversal() != null) {
      return new Missing(
          new Rejection.AlreadyReversed(key, past.reversal().number(), past.reversal().postedOn()));
    }
    return later.postedOn().isBefore(posted.postedOn())
        ? new Missing(new Rejection.BeforeOriginal(key, posted.postedOn()))
        : new Standing(past);
  }
}
