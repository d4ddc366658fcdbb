package huikuan.ledger.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The log's events of documents that an account has forgotten, because they are settled. */
interface Archive {

  /**
   * For each document: the events that posted or changed it, oldest first; missing if none.
   *
   * @param known what the account knows: the log tells nothing newer of it, or the two would not
   *     fit
   */
  Map<DocumentKey, List<AccountEvent>> about(Collection<DocumentKey> keys, Version known);

  /** Whether the account has changed since. */
  boolean overtaken(Version known);
}
