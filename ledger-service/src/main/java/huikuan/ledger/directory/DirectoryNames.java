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

/** The names of many customers at once, as the directory has them. */
@Component
class DirectoryNames implements CustomerNames {

  private final Directory directory;
  private final CatchUp catchUp;

  DirectoryNames(Directory directory, CatchUp directoryCatchUp) {
    this.directory = directory;
    this.catchUp = directoryCatchUp;
  }

  @Override
  public Map<CustomerId, String> of(Collection<CustomerId> customers) {
    catchUp.awaitHead();
    return known(customers);
  }

  @Override
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
