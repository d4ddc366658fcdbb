package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The names of many customers at once. */
public interface CustomerNames {

  /** The names as they are now; a customer without master data has none. */
  Map<CustomerId, String> of(Collection<CustomerId> customers);

  /**
   * For a page of rows that name customers by their ids, such as {@code CN01.C-1006}. A name that
   * was told just now may still be missing: figures do not wait for it.
   */
  SortedMap<String, String> beside(Stream<CustomerId> rows);
}
