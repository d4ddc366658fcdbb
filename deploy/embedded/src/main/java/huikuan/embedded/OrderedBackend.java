package huikuan.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** The server's commands on one store, each answered only when what it did or saw is kept. */
final class OrderedBackend extends AbstractMongoBackend {

  private static final Set<String> CHANGES =
      Set.of(
          "insert",
          "update",
          "delete",
          "findandmodify",
          "create",
          "createindexes",
          "drop",
          "dropindexes",
          "dropdatabase",
          "renamecollection");

  private final MVStore store;
  private final Maps maps;
  private final GroupCommit commits;

  /**
   * @param journal null for a store that is not on disk
   */
  OrderedBackend(MVStore store, @Nullable Journal journal, StoreOptions options) {
    super(Clock.systemUTC());
    this.store = store;
    this.maps = new Maps(store, journal);
    this.commits = new GroupCommit(maps, journal, options);
    maps.names().stream()
        .filter(Maps::holdsDocuments)
        .map(name -> name.split("/", 3)[1])
        .distinct()
        .toList()
        .forEach(this::resolveDatabase);
    maps.allFound();
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new OrderedDatabase(name, maps, getCursorRegistry());
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    // Data that a command still reads is not written over.
    MVStore.TxCounter reading = store.registerVersionUsage();
    try {
      return changes(command, query)
          ? commits.change(() -> super.handleCommand(channel, database, command, query))
          : super.handleCommand(channel, database, command, query);
    } catch (MVStoreException e) {
      if (EmbeddedMongo.isDamage(e)) {
        commits.damaged(e);
      }
      throw e;
    } finally {
      store.decrementVersionUsageCounter(reading);
      commits.settle();
    }
  }

  /** The moment is one at which no command is half done; meanwhile nothing else is. */
  StoreSnapshot snapshot(Runnable atThatMoment) {
    return commits.still(
        () -> {
          atThatMoment.run();
          return new StoreSnapshot(maps);
        });
  }

  /** Every page is checked as it is read. */
  void readAll() {
    for (String name : maps.names()) {
      if (Maps.isName(name)) {
        maps.any(name).cursor(null).forEachRemaining(_ -> {});
      }
    }
  }

  private static boolean changes(String command, Document query) {
    String name = command.toLowerCase(Locale.ROOT);
    return CHANGES.contains(name) || name.equals("aggregate") && Aggregate.of(query).writes();
  }

  @Override
  public void close() {
    super.close();
    commits.close();
  }
}
