package huikuan.notification.openamounts;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.AccountId;
import huikuan.platform.together.SharedLookup;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/** Reads the collection of open amounts. Questions that come at the same time are read together. */
final class OpenAmountEntries {

  private static final int AT_ONCE = 1_000;

  private final MongoTemplate mongo;
  private final SharedLookup<String, Optional<Document>> entries =
      new SharedLookup<>(this::readEntries);
  private final SharedLookup<Live, List<Document>> live = new SharedLookup<>(this::readLive);

  OpenAmountEntries(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  private record Live(String account, String kind) {}

  /** The entries with these ids, by id; ids without an entry are left out. */
  Map<String, Document> entries(Collection<String> ids) {
    Map<String, Document> found = new HashMap<>();
    entries.getAll(ids).forEach((id, entry) -> entry.ifPresent(known -> found.put(id, known)));
    return found;
  }

  private Map<String, Optional<Document>> readEntries(Collection<String> ids) {
    Map<String, Optional<Document>> read = new HashMap<>();
    ids.forEach(id -> read.put(id, Optional.empty()));
    ids.stream()
        .gather(Gatherers.windowFixed(AT_ONCE))
        .map(some -> Query.query(where("_id").in(some)))
        .flatMap(query -> mongo.find(query, Document.class, OpenAmountStore.STANDINGS).stream())
        .forEach(each -> read.put(each.getString("_id"), Optional.of(each)));
    return read;
  }

  /** The live entries of a kind in an account, by their ids. */
  List<Document> live(AccountId account, String kind) {
    return live.get(new Live(account.toString(), kind));
  }

  private Map<Live, List<Document>> readLive(Collection<Live> asked) {
    Set<String> kinds = asked.stream().map(Live::kind).collect(toSet());
    Map<Live, List<Document>> read = new HashMap<>();
    for (String kind : kinds) {
      Set<String> accounts =
          asked.stream()
              .filter(each -> each.kind().equals(kind))
              .map(Live::account)
              .collect(toSet());
      Query query =
          Query.query(
              where(OpenAmountStore.ACCOUNT).in(accounts).and(OpenAmountStore.LIVE).is(kind));
      mongo.find(query.with(Sort.by("_id")), Document.class, OpenAmountStore.STANDINGS).stream()
          .collect(groupingBy(each -> each.getString(OpenAmountStore.ACCOUNT)))
          .forEach((account, entries) -> read.put(new Live(account, kind), entries));
    }
    return asked.stream().collect(toMap(identity(), of -> read.getOrDefault(of, List.of())));
  }
}
