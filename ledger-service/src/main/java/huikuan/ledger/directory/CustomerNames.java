package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.platform.projection.CatchUp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
