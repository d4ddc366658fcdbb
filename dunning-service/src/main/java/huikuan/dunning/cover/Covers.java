package huikuan.dunning.cover;

import huikuan.contracts.AccountId;

/** Tells the open amounts of an account, and what of them is on hold or covered. */
@FunctionalInterface
public interface Covers {

  /** The cover of an account, at the end of this service's log. */
  AccountCover of(AccountId account);
}
