package huikuan.platform.eventlog;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The collection {@code commits}: all reads and writes that the log needs of MongoDB. */
final class CommitStore {

  static final String AGGREGATE_INDEX = "aggregate";
  static final String KEYS_INDEX = "keys";

  private final MongoCollection<Document> commits;

  CommitStore(MongoDatabase database) {
    commits =
        database
            .getCollection(LogHead.COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
    commits.createIndex(
        Indexes.ascending(CommitDocument.AGGREGATE, CommitDocument.FIRST),
        new IndexOptions().name(AGGREGATE_INDEX).unique(true).sparse(true));
    commits.createIndex(
        Indexes.ascending(CommitDocument.KEYS),
        new IndexOptions().name(KEYS_INDEX).unique(true).sparse(true));
    commits.createIndex(
        Indexes.ascending(CommitDocument.MENTIONS), new IndexOptions().sparse(true));
  }

  void insert(List<Document> documents) {
    commits.insertMany(documents, new InsertManyOptions().ordered(true));
  }

  /** The newest commit, without its events; null when the log is empty. */
  @Nullable Document newest() {
    return commits
        .find()
        .sort(Sorts.descending(CommitDocument.NUMBER))
        .projection(Projections.include(CommitDocument.RECORDED_AT, CommitDocument.HASH))
        .limit(1)
        .first();
  }

  /**
   * Commits {@code after} + 1 to {@code after} + {@code limit}, in order, as far as there are any.
   */
  List<Document> range(long after, int limit) {
    return commits
        .find(
            Filters.and(
                gt(CommitDocument.NUMBER, after), lte(CommitDocument.NUMBER, after + limit)))
        .sort(Sorts.ascending(CommitDocument.NUMBER))
        .batchSize(limit)
        .into(new ArrayList<>());
  }

  /** The hashes of the contents of commits {@code after} + 1 on; empty only at the log's end. */
  List<byte[]> contents(long after, int limit) {
    List<byte[]> contents = new ArrayList<>();
    for (Document document : range(after, limit)) {
      if (CommitDocument.number(document) != after + contents.size() + 1) {
        throw new HoleInLog(after + contents.size() + 1);
      }
      contents.add(CommitHash.content(document));
    }
    return contents;
  }

  /** As {@link #range}, without the events: only actors, moments and hashes. */
  List<Document> heads(long after, int limit) {
    return commits
        .find(gt(CommitDocument.NUMBER, after))
        .sort(Sorts.ascending(CommitDocument.NUMBER))
        .projection(
            Projections.include(
                CommitDocument.TYPE,
                CommitDocument.RECORDED_AT,
                CommitDocument.HASH,
                CommitDocument.TAG))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /**
   * The aggregate's commits that begin at {@code firstSequence} or later.
   *
   * @param most 0 = all
   */
  List<Document> ofAggregate(String aggregate, long firstSequence, int most) {
    return commits
        .find(
            Filters.and(
                eq(CommitDocument.AGGREGATE, aggregate), gte(CommitDocument.FIRST, firstSequence)))
        .sort(Sorts.ascending(CommitDocument.AGGREGATE, CommitDocument.FIRST))
        .limit(most)
        .into(new ArrayList<>());
  }

  /** Commits of these aggregates, each aggregate's in order; at most so many. */
  List<Document> ofAggregates(Collection<String> aggregates, int most) {
    return commits
        .find(in(CommitDocument.AGGREGATE, aggregates))
        .sort(Sorts.ascending(CommitDocument.AGGREGATE, CommitDocument.FIRST))
        .limit(most)
        .into(new ArrayList<>());
  }

  /** The aggregate's last commit that begins before {@code sequence}. */
  @Nullable Document before(String aggregate, long sequence) {
    return commits
        .find(
            Filters.and(
                eq(CommitDocument.AGGREGATE, aggregate),
                Filters.lt(CommitDocument.FIRST, sequence)))
        .sort(Sorts.descending(CommitDocument.AGGREGATE, CommitDocument.FIRST))
        .limit(1)
        .first();
  }

  List<Document> byKeys(Collection<String> keys) {
    return commits.find(in(CommitDocument.KEYS, keys)).into(new ArrayList<>());
  }

  /** The keys that some commit has claimed. */
  Set<String> taken(Set<String> keys) {
    Set<String> taken = new HashSet<>();
    commits
        .find(in(CommitDocument.KEYS, keys))
        .projection(Projections.include(CommitDocument.KEYS))
        .forEach(commit -> taken.addAll(commit.getList(CommitDocument.KEYS, String.class)));
    taken.retainAll(keys);
    return taken;
  }

  List<Document> byMentions(Collection<String> keys) {
    return commits.find(in(CommitDocument.MENTIONS, keys)).into(new ArrayList<>());
  }

  /** How many commits mention each key. */
  Map<String, Integer> mentions(Set<String> keys) {
    Map<String, Integer> counts = new HashMap<>();
    keys.forEach(key -> counts.put(key, 0));
    commits
        .find(in(CommitDocument.MENTIONS, keys))
        .projection(Projections.include(CommitDocument.MENTIONS))
        .forEach(
            commit ->
                Set.copyOf(commit.getList(CommitDocument.MENTIONS, String.class))
                    .forEach(key -> counts.computeIfPresent(key, (same, count) -> count + 1)));
    return counts;
  }

  @Nullable Document byNumber(long number) {
    return commits.find(eq(CommitDocument.NUMBER, number)).first();
  }
}
