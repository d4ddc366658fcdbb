package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * The last event of an account that its state has.
 *
 * @param sequence its last event's number; -1 = nothing has happened yet
 */
record Version(AccountId account, long sequence) {

  static Version of(AccountId account, @Nullable Long last) {
    return new Version(account, last == null ? -1 : last);
  }
}
