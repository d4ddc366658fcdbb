package huikuan.dunning.cover;

import java.util.Map;

/** Tells the covers of all accounts that have unapplied money. */
public interface CoveredAccounts {

  /** By account; what is not there has no unapplied money. It changes with the next question. */
  Map<String, AccountCover> now();
}
