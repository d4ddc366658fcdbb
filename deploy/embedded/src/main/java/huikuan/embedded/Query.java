package huikuan.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import huikuan.embedded.Restriction.Interval;
import huikuan.embedded.Restriction.Points;
import huikuan.embedded.Scan.Order;
import huikuan.embedded.Scan.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The demands of a query, and how an index can answer them. */
final class Query {

  /** A product of several value lists beyond this is not worth so many ranges. */
  private static final int MOST_RANGES = 1_000;

  /** Before every key but the empty one. */
  private static final Key FIRST = new Key(new byte[] {1});

  private final Map<String, List<Restriction>> restrictions = new HashMap<>();
  private final Document order;

  Query(Document query, @Nullable Document order) {
    Restriction.read(
        query,
        (field, restriction) ->
            restrictions.computeIfAbsent(field, _ -> new ArrayList<>()).add(restriction));
    this.order = order == null ? new Document() : order;
  }

  /** The least of this index that holds every document the query can match. */
  Scan scan(OrderedIndex index) {
    List<IndexKey> fields = index.getKeys();
    List<Key> starts = List.of(Key.EMPTY);
    int restricted = 0;
    int fixed = 0;
    while (restricted < fields.size()) {
      IndexKey field = fields.get(restricted);
      Points points = points(index, field.getKey());
      if (points == null
          || restricted > 0 && (long) starts.size() * points.values().size() > MOST_RANGES) {
        break;
      }
      starts = product(starts, points, field.isAscending());
      restricted++;
      fixed = starts.size() == 1 ? restricted : fixed;
    }
    Range within = restricted < fields.size() ? interval(index, fields.get(restricted)) : null;
    List<Range> ranges = starts.stream().map(start -> range(start, within)).toList();
    restricted += within == null ? 0 : 1;
    boolean complete = !index.multikey() && ranges.size() <= 1;
    boolean all = restricted > 0 || !index.sparse();
    return new Scan(index, ranges, restricted, complete && all ? order(fields, fixed) : Order.NONE);
  }

  private @Nullable Points points(OrderedIndex index, String field) {
    return restrictions(index, field).stream()
        .filter(Points.class::isInstance)
        .map(Points.class::cast)
        .filter(points -> findsNull(index, field) || !points.values().contains(null))
        .min(Comparator.comparingInt(points -> points.values().size()))
        .orElse(null);
  }

  /**
   * Null asks for what lacks the field too, which a sparse index or one into arrays may not have.
   */
  private static boolean findsNull(OrderedIndex index, String field) {
    return !index.sparse() && !field.contains(".");
  }

  /** Two demands on an array may be met by two of its elements, so only one of them narrows. */
  private List<Restriction> restrictions(OrderedIndex index, String field) {
    List<Restriction> all =
        intoArray(field) ? List.of() : restrictions.getOrDefault(field, List.of());
    return index.multikey() && all.size() > 1 ? all.subList(0, 1) : all;
  }

  /** A path with a number in it may mean an element of an array; those are not indexed. */
  private static boolean intoArray(String field) {
    return field.chars().anyMatch(Character::isDigit)
        && List.of(field.split("\\.")).stream()
            .skip(1)
            .anyMatch(part -> part.chars().allMatch(Character::isDigit));
  }

  private static List<Key> product(List<Key> starts, Points points, boolean ascending) {
    TreeSet<Key> longer = new TreeSet<>();
    for (Key start : starts) {
      points.values().forEach(v -> longer.add(start.append(KeyWriter.key(v, ascending))));
    }
    return List.copyOf(longer);
  }

  private static Range range(Key start, @Nullable Range within) {
    if (within == null) {
      return new Range(start.equals(Key.EMPTY) ? FIRST : start, start.end());
    }
    return new Range(start.append(within.from()), start.append(within.to()));
  }

  /** The smallest range that all intervals on this field have in common. */
  private @Nullable Range interval(OrderedIndex index, IndexKey field) {
    return restrictions(index, field.getKey()).stream()
        .filter(Interval.class::isInstance)
        .map(interval -> range((Interval) interval, field.isAscending()))
        .reduce((one, other) -> new Range(max(one.from(), other.from()), min(one.to(), other.to())))
        .orElse(null);
  }

  private static Range range(Interval interval, boolean ascending) {
    Object low = ascending ? interval.low() : interval.high();
    Object high = ascending ? interval.high() : interval.low();
    Object sample = Objects.requireNonNull(low != null ? low : high);
    return new Range(
        low != null ? KeyWriter.key(low, ascending) : KeyWriter.typeBound(sample, ascending, false),
        high != null
            ? KeyWriter.key(high, ascending).end()
            : KeyWriter.typeBound(sample, ascending, true));
  }

  private static Key max(Key one, Key other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Key min(Key one, Key other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** Whether the index is in the order asked for, its first fields having one value each. */
  private Order order(List<IndexKey> fields, int fixed) {
    List<String> fixedFields = fields.stream().limit(fixed).map(IndexKey::getKey).toList();
    Order found = Order.NONE;
    int next = fixed;
    for (Map.Entry<String, Object> sort : order.entrySet()) {
      if (fixedFields.contains(sort.getKey())) {
        continue;
      }
      if (next == fields.size()
          || !fields.get(next).getKey().equals(sort.getKey())
          || !(sort.getValue() instanceof Number direction)) {
        return Order.NONE;
      }
      boolean same = direction.intValue() > 0 == fields.get(next).isAscending();
      Order needed = same ? Order.FORWARD : Order.BACKWARD;
      if (found != Order.NONE && found != needed) {
        return Order.NONE;
      }
      found = needed;
      next++;
    }
    return order.isEmpty() || found != Order.NONE ? found : Order.FORWARD;
  }
}
