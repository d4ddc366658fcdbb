package huikuan.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * A way to answer a query: these ranges of an index.
 *
 * @param ranges in ascending order, none overlapping another
 * @param restricted how many fields of the index the ranges restrict
 * @param order how the positions lie to the order asked for
 */
record Scan(OrderedIndex index, List<Range> ranges, int restricted, Order order) {

  /** Whether reading the index gives the order asked for. */
  enum Order {
    NONE,
    FORWARD,
    BACKWARD
  }

  record Range(Key from, Key to) {}

  boolean isRestricted() {
    return restricted > 0;
  }

  boolean isOrdered() {
    return order != Order.NONE;
  }

  /** Whether at most one document can be found. */
  boolean isOne() {
    return index.isUnique()
        && restricted == index.getKeys().size()
        && ranges.size() == 1
        && ranges.getFirst().to().equals(ranges.getFirst().from().end());
  }

  /**
   * Whether exactly what matches is found. Otherwise each document found is asked for the whole
   * query, which takes as long as a list of values in it.
   */
  boolean answers(Document query) {
    return restricted == 1
        && query.size() == 1
        && query.get(index.getKeys().getFirst().getKey()) instanceof Document demand
        && demand.size() == 1
        && demand.get("$in") instanceof Collection<?> values
        && values.stream().allMatch(String.class::isInstance);
  }

  /** Whether as many documents match the query as the ranges hold entries. */
  boolean counts(Document query) {
    return isRestricted()
        && ranges.size() == 1
        && restricted == query.size()
        && !index.multikey()
        && index.getKeys().stream()
            .limit(restricted)
            .allMatch(field -> query.get(field.getKey()) instanceof String);
  }

  /** How many entries of the index lie in the ranges. */
  long size() {
    long size = 0;
    for (Range range : ranges) {
      size += rank(range.to()) - rank(range.from());
    }
    return size;
  }

  /** Positions as they come, read while they are asked for. */
  Stream<Key> positions() {
    Stream<Key> found = ranges.stream().flatMap(this::positions);
    if (!index.multikey()) {
      return found;
    }
    Set<Key> seen = new HashSet<>();
    return found.filter(seen::add);
  }

  private Stream<Key> positions(Range range) {
    Iterable<Key> inRange = () -> order == Order.BACKWARD ? down(range) : up(range);
    return StreamSupport.stream(inRange.spliterator(), false);
  }

  private Iterator<Key> up(Range range) {
    return positions(index.entries(), range.from(), range.to(), false);
  }

  private Iterator<Key> down(Range range) {
    return positions(index.entries(), range.to(), range.from(), true);
  }

  private <V> Iterator<Key> positions(MVMap<Key, V> entries, Key from, Key to, boolean reverse) {
    Cursor<Key, V> cursor = entries.cursor(from, to, reverse);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return cursor.hasNext();
      }

      @Override
      public Key next() {
        Key key = cursor.next();
        return index.position(key, cursor.getValue());
      }
    };
  }

  private long rank(Key key) {
    long rank = index.entries().getKeyIndex(key);
    return rank >= 0 ? rank : -rank - 1;
  }
}
