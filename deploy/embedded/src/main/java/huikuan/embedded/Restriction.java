package huikuan.embedded;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A query's demand on one field that an index can find. It may let more documents through than the
 * query does, never fewer: the collection still asks every document found for the whole query.
 */
sealed interface Restriction {

  /** One of these values. */
  record Points(List<@Nullable Object> values) implements Restriction {}

  /** At least low, at most high, of the same type; null is unbounded. */
  record Interval(@Nullable Object low, @Nullable Object high) implements Restriction {

    Object sample() {
      return low != null ? low : Objects.requireNonNull(high);
    }
  }

  /** Hands over field and restriction of everything at the top level of the query. */
  static void read(Document query, BiConsumer<String, Restriction> found) {
    query.forEach(
        (field, demand) -> {
          if (field.equals("$and") && demand instanceof Collection<?> all) {
            for (Object part : all) {
              if (part instanceof Document clause) {
                read(clause, found);
              }
            }
          } else if (!field.startsWith("$")) {
            of(demand).forEach(restriction -> found.accept(field, restriction));
          }
        });
  }

  private static List<Restriction> of(@Nullable Object demand) {
    if (demand instanceof Document operators && hasOperators(operators)) {
      return ofOperators(operators);
    }
    return canBePoint(demand) ? List.of(point(demand)) : List.of();
  }

  private static List<Restriction> ofOperators(Document operators) {
    List<Restriction> found = new ArrayList<>();
    if (operators.containsKey("$eq") && canBePoint(operators.get("$eq"))) {
      found.add(point(operators.get("$eq")));
    }
    if (operators.get("$in") instanceof Collection<?> values
        && values.stream().allMatch(Restriction::canBePoint)) {
      found.add(new Points(new ArrayList<>(values)));
    }
    Object low = bound(operators.get("$gte"), operators.get("$gt"));
    Object high = bound(operators.get("$lte"), operators.get("$lt"));
    if (low != null || high != null) {
      boolean oneType = low == null || high == null || sameType(low, high);
      found.add(new Interval(low, oneType ? high : null));
    }
    return found;
  }

  private static Points point(@Nullable Object value) {
    return new Points(Arrays.asList(value));
  }

  private static @Nullable Object bound(@Nullable Object inclusive, @Nullable Object exclusive) {
    Object bound = inclusive != null ? inclusive : exclusive;
    return isScalar(bound) ? bound : null;
  }

  private static boolean sameType(Object one, Object other) {
    return one.getClass() == other.getClass() || one instanceof Number && other instanceof Number;
  }

  private static boolean hasOperators(Map<String, ?> document) {
    return document.keySet().stream().anyMatch(field -> field.startsWith("$"));
  }

  private static boolean canBePoint(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case Document document ->
          !hasOperators(document)
              && !document.isEmpty()
              && document.values().stream().allMatch(Restriction::isScalar);
      case Object other -> isScalar(other);
    };
  }

  private static boolean isScalar(@Nullable Object value) {
    return switch (value) {
      case String _, Number _, Instant _, ObjectId _, Boolean _ -> true;
      case UUID _, LegacyUUID _, BinData _, BsonTimestamp _ -> true;
      case null, default -> false;
    };
  }
}
