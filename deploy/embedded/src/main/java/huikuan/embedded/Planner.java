package huikuan.embedded;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the index that reads the least, and says once which one is missing. */
final class Planner {

  private static final Logger log = LoggerFactory.getLogger(Planner.class);

  /** A scan of more documents than this deserves an index. */
  private static final int LARGE = 10_000;

  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  @Nullable Scan plan(
      Collection<? extends Index<?>> indexes,
      Document query,
      @Nullable Document order,
      int wanted) {
    Query asked = new Query(query, order);
    List<Scan> scans = new ArrayList<>();
    for (Index<?> index : indexes) {
      Scan scan = asked.scan((OrderedIndex) index);
      if (scan.isOne()) {
        return scan;
      }
      if (scan.isRestricted() || scan.isOrdered()) {
        scans.add(scan);
      }
    }
    return scans.stream()
        .min(
            Comparator.<Scan>comparingLong(scan -> cost(scan, order, wanted))
                .thenComparingLong(Scan::size))
        .orElse(null);
  }

  /** A scan of as many entries as documents match. */
  @Nullable Scan planCount(Collection<? extends Index<?>> indexes, Document query) {
    Query asked = new Query(query, null);
    return indexes.stream()
        .map(index -> asked.scan((OrderedIndex) index))
        .filter(scan -> scan.counts(query))
        .findFirst()
        .orElse(null);
  }

  /** Entries to be read; what is not in order costs its sorting, what is may end early. */
  private static long cost(Scan scan, @Nullable Document order, int wanted) {
    long size = scan.size();
    if (order == null || order.isEmpty()) {
      return size;
    }
    if (!scan.isOrdered()) {
      return 2 * size;
    }
    return wanted > 0 ? Math.min(size, 10L * wanted) : size;
  }

  void warnOfScan(String collection, Document query, @Nullable Document order, int count) {
    if (count <= LARGE) {
      return;
    }
    Document sort = order == null ? new Document() : order;
    Set<String> fields = new TreeSet<>();
    Stream.concat(query.keySet().stream(), query.isEmpty() ? sort.keySet().stream() : Stream.of())
        .filter(field -> !field.equals("$natural"))
        .forEach(fields::add);
    if (!fields.isEmpty() && warned.add(collection + fields)) {
      log.warn("{} has {} documents and no index on {}: scanning", collection, count, fields);
    }
  }
}
