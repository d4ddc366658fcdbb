package huikuan.dunning.cover;

import huikuan.contracts.AccountId;

/** Tells what of an account is on hold or covered, by all that is known here by now. */
@FunctionalInterface
public interface Covers {

  /** At the end of this service's log. */
  AccountCover of(AccountId account);
}
