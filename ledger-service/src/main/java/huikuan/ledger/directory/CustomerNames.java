package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.platform.projection.CatchUp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The names of many customers at once. */
@Component
public class CustomerNames {

  private final Directory directory;
  private final CatchUp catchUp;

  CustomerNames(Directory directory, CatchUp directoryCatchUp) {
    this.directory = directory;
    this.catchUp = directoryCatchUp;
  }

  /** The names as they are now; a customer without master data has none. */
  public Map<CustomerId, String> of(Collection<CustomerId> customers) {
    catchUp.awaitHead();
    return known(customers);
  }

  /**
   * For a page of rows that name customers by their ids, such as {@code CN01.C-1006}. A name that
   * was told just now may still be missing: figures do not wait for it.
   */
  public SortedMap<String, String> beside(Stream<CustomerId> rows) {
    SortedMap<String, String> names = new TreeMap<>();
    known(rows.distinct().toList()).forEach((id, name) -> names.put(id.toString(), name));
    return names;
  }

  private Map<CustomerId, String> known(Collection<CustomerId> customers) {
    Map<CustomerId, String> names = new HashMap<>();
    directory
        .find(customers)
        .forEach(
            (id, entry) -> {
              if (entry.name() != null) {
                names.put(id, entry.name());
              }
            });
    return names;
  }
}
