package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** Wakes accounts on the days on which documents dated ahead take effect. */
interface Midnights {

  /** Tells the account once for each of the days, when it begins for the company. */
  void await(AccountId account, Set<LocalDate> days);

  /** The company's day at a moment. */
  LocalDate dayAt(String company, Instant moment);
}
