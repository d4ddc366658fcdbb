package huikuan.ledger.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The log's events of documents that an account has forgotten, because they are settled. */
interface Archive {

  /**
   * The events that posted or changed each document, oldest first; a document without any is
   * missing.
   *
   * @param known the account's version; newer events of the account are left out, because its state
   *     does not have them
   */
  Map<DocumentKey, List<AccountEvent>> about(Collection<DocumentKey> keys, Version known);

  /** Tells if the account has events after this version. */
  boolean overtaken(Version known);
}
