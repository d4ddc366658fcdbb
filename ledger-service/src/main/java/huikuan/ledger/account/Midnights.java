package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** Where accounts wait for the days on which documents dated ahead take effect. */
interface Midnights {

  /** When each of the days begins for the company, the account is told; once for each day. */
  void await(AccountId account, Set<LocalDate> days);

  /** The company's day at a moment. */
  LocalDate dayAt(String company, Instant moment);
}
