package huikuan.ledger.account;

import huikuan.contracts.AccountId;

/**
 * So much of an account takes effect today that it is told in several commits, and they are under
 * way: before the last, nothing can be posted to the account.
 */
public final class EffectsWait extends RuntimeException {

  EffectsWait(AccountId account) {
    super("What takes effect today in " + account + " is being told");
  }
}
