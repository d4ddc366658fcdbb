package huikuan.dunning.cover;

import huikuan.contracts.AccountId;

/** The cover of accounts, to ask at the moment at which it matters. */
@FunctionalInterface
public interface Covers {

  /** At the end of this service's log. */
  AccountCover of(AccountId account);
}
