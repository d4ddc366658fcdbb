package huikuan.platform.eventlog;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonSerializationException;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers a group and writes it. Each commit's number is one more than the newest commit seen in
 * the store, so the unique {@code _id} makes the order total and gapless for all writers. Not
 * thread-safe: the appender lets one thread in at a time.
 */
final class GroupWriter {

  private static final Logger log = LoggerFactory.getLogger(GroupWriter.class);

  /** The most commits of other instances that are looked at in one read. */
  private static final int MOST_OTHER_COMMITS = 10_000;

  private static final Pattern INDEX = Pattern.compile(" index: (\\S+) ");
  private static final Duration ASKING_PAUSE = Duration.ofMillis(100);

  private static final Duration SHORTEST_YIELD = Duration.ofNanos(200_000);
  private static final int MOST_REFUSALS = 6;

  private final CommitStore store;
  private final RecentCommits recent;
  private final RecentContents recentContents;
  private final Clock clock;
  private final Duration uncertain;
  private long head = -1;
  private byte[] hash = CommitHash.NONE;
  private Instant newest = Instant.EPOCH;
  private final NewestOfTypes types = new NewestOfTypes();
  private int refusals;

  /** The hashes of the contents of the documents numbered last. */
  private List<byte[]> contents = List.of();

  GroupWriter(
      CommitStore store,
      RecentCommits recent,
      RecentContents recentContents,
      Clock clock,
      Duration uncertain) {
    this.store = store;
    this.recent = recent;
    this.recentContents = recentContents;
    this.clock = clock;
    this.uncertain = uncertain;
  }

  void write(List<PendingCommit> group) {
    List<PendingCommit> left = group;
    while (!left.isEmpty()) {
      if (head < 0) {
        observeHead();
      }
      left = writeOnce(left);
    }
  }

  /** Returns the commits still to be written. */
  private List<PendingCommit> writeOnce(List<PendingCommit> all) {
    List<PendingCommit> group = types.holding(all);
    if (group.isEmpty()) {
      return group;
    }
    List<Document> documents = number(group);
    try {
      store.insert(documents);
      return stored(group, documents);
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() != null || e.getWriteErrors().isEmpty()) {
        return settle(group, e);
      }
      return refused(group, documents, e.getWriteErrors().getFirst());
    } catch (MongoException e) {
      return settle(group, e);
    } catch (BsonSerializationException e) {
      return oneByOne(settle(group, new MongoException("A commit is too large", e)), e);
    }
  }

  /** Refuses the one commit that is larger than the store takes, and writes the others. */
  private List<PendingCommit> oneByOne(
      List<PendingCommit> group, BsonSerializationException tooLarge) {
    if (group.size() == 1) {
      group.getFirst().refuse(new CommitTooLarge(tooLarge));
      return List.of();
    }
    for (PendingCommit waiting : group) {
      write(List.of(waiting));
    }
    return List.of();
  }

  private List<Document> number(List<PendingCommit> group) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    newest = now.isBefore(newest) ? newest : now;
    List<Document> documents = new ArrayList<>(group.size());
    contents = new ArrayList<>(group.size());
    byte[] before = hash;
    for (PendingCommit waiting : group) {
      long number = head + 1 + documents.size();
      Document document = CommitDocument.of(waiting.commit(), number, newest, waiting.tag());
      byte[] content = CommitHash.content(document);
      contents.add(content);
      before = CommitHash.of(content, before);
      documents.add(document.append(CommitDocument.HASH, new Binary(before)));
    }
    return documents;
  }

  private List<PendingCommit> stored(List<PendingCommit> group, List<Document> documents) {
    if (!documents.isEmpty()) {
      refusals /= 2;
    }
    for (int at = 0; at < documents.size(); at++) {
      recent.add(head + 1, newest, group.get(at));
      recentContents.add(head + 1, contents.get(at));
      numbered(group.get(at), documents.get(at));
    }
    return group.subList(documents.size(), group.size());
  }

  /** Stored by a write whose answer was lost: at which moment, only the store knows. */
  private List<PendingCommit> found(List<PendingCommit> group, List<Document> documents) {
    for (int at = 0; at < documents.size(); at++) {
      recent.appended(CommitDocument.number(documents.get(at)));
      numbered(group.get(at), documents.get(at));
    }
    return group.subList(documents.size(), group.size());
  }

  private void numbered(PendingCommit waiting, Document document) {
    reached(document);
    waiting.number().complete(head);
  }

  private void reached(Document document) {
    head = CommitDocument.number(document);
    hash = CommitDocument.hash(document);
    types.appended(document.getString(CommitDocument.TYPE), head);
  }

  private List<PendingCommit> refused(
      List<PendingCommit> group, List<Document> documents, BulkWriteError error) {
    List<PendingCommit> left = stored(group, documents.subList(0, error.getIndex()));
    PendingCommit refused = left.getFirst();
    List<PendingCommit> others = left.subList(1, left.size());
    if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
      refused.refuse(new IllegalStateException(error.getMessage()));
      return others;
    }
    String index = index(error);
    if (index.equals(CommitStore.KEYS_INDEX)) {
      return refuseUnlessOurs(
          refused,
          store.byKeys(refused.commit().allKeys()),
          new BusinessKeyTaken(refused.commit().allKeys()),
          others);
    }
    if (index.equals(CommitStore.AGGREGATE_INDEX)) {
      return refuseAggregate(refused, others);
    }
    return overtaken(left);
  }

  private static String index(BulkWriteError error) {
    Matcher matcher = INDEX.matcher(error.getMessage());
    return matcher.find() ? matcher.group(1) : "";
  }

  private List<PendingCommit> refuseAggregate(PendingCommit refused, List<PendingCommit> others) {
    NewCommit.Source source = refused.commit().source();
    if (source == null) {
      throw new IllegalStateException("A commit without aggregate violated the aggregate index");
    }
    return refuseUnlessOurs(
        refused,
        store.ofAggregate(source.aggregate(), source.firstSequence(), 1),
        new SequenceTaken(source),
        others);
  }

  /** An earlier write of ours may have arrived although its answer was lost. */
  private List<PendingCommit> refuseUnlessOurs(
      PendingCommit waiting,
      List<Document> existing,
      RuntimeException refusal,
      List<PendingCommit> others) {
    for (Document document : existing) {
      if (waiting.tag().equals(tag(document))) {
        recent.appended(CommitDocument.number(document));
        waiting.number().complete(CommitDocument.number(document));
        if (CommitDocument.number(document) > head) {
          reached(document);
          types.unseen(head);
        }
        return others;
      }
    }
    waiting.refuse(refusal);
    return others;
  }

  /** Another instance took the number, or a write of ours had arrived after all. */
  private List<PendingCommit> overtaken(List<PendingCommit> group) {
    giveWay();
    List<Document> news =
        ask(() -> store.heads(head, MOST_OTHER_COMMITS), found -> !found.isEmpty());
    if (group.getFirst().tag().equals(tag(news.getFirst()))) {
      return found(group, news.subList(0, 1));
    }
    news.forEach(this::observe);
    return group;
  }

  /**
   * The answer was lost. The content of the store decides; only the same numbers are tried again,
   * so a write still under way can never land beside its repetition.
   */
  private List<PendingCommit> settle(List<PendingCommit> group, MongoException lost) {
    log.warn("No answer to a write of {} commits; asking the store", group.size(), lost);
    List<Document> found = ask(() -> store.range(head, group.size()), any -> true);
    int ours = 0;
    while (ours < found.size() && group.get(ours).tag().equals(tag(found.get(ours)))) {
      ours++;
    }
    return found(group, found.subList(0, ours));
  }

  /** Asks until the store answers, and the answer is visible to a majority; bounded. */
  private List<Document> ask(Supplier<List<Document>> question, Predicate<List<Document>> visible) {
    long deadline = System.nanoTime() + uncertain.toNanos();
    while (true) {
      MongoException failure = null;
      try {
        List<Document> answer = question.get();
        if (visible.test(answer)) {
          return answer;
        }
      } catch (MongoException e) {
        failure = e;
      }
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        head = -1;
        throw new AppendUncertain(failure);
      }
      LockSupport.parkNanos(ASKING_PAUSE.toNanos());
    }
  }

  private void observeHead() {
    Document commit = store.newest();
    if (commit == null) {
      head = 0;
      hash = CommitHash.NONE;
    } else {
      observe(commit);
      types.unseen(head);
    }
  }

  private void observe(Document commit) {
    reached(commit);
    Instant recorded = commit.getDate(CommitDocument.RECORDED_AT).toInstant();
    newest = recorded.isAfter(newest) ? recorded : newest;
  }

  /**
   * Waits for a random time, which grows with each refusal. Two writers of the same speed would
   * otherwise refuse each other's writes again and again.
   */
  private void giveWay() {
    refusals = Math.min(refusals + 1, MOST_REFUSALS);
    long longest = SHORTEST_YIELD.toNanos() << refusals;
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
  }

  private static @Nullable ObjectId tag(Document document) {
    return document.getObjectId(CommitDocument.TAG);
  }
}
