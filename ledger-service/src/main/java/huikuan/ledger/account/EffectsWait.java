package huikuan.ledger.account;

import huikuan.contracts.AccountId;

/**
 * The effects of today need several commits, which are under way. Nothing can be posted to the
 * account before the last of them.
 */
public final class EffectsWait extends RuntimeException {

  EffectsWait(AccountId account) {
    super("What takes effect today in " + account + " is being told");
  }
}
