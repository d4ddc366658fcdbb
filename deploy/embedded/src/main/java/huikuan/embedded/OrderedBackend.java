package huikuan.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;

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
  private final GroupCommit commits;

  OrderedBackend(MVStore store, Consumer<RuntimeException> whenLost) {
    super(Clock.systemUTC());
    this.store = store;
    this.commits = new GroupCommit(store, whenLost);
    store.getMapNames().stream()
        .filter(name -> name.startsWith(OrderedDatabase.DOCUMENTS))
        .map(name -> name.split("/", 3)[1])
        .distinct()
        .toList()
        .forEach(this::resolveDatabase);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new OrderedDatabase(name, store, getCursorRegistry());
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    // What a command still reads is not written over.
    MVStore.TxCounter reading = store.registerVersionUsage();
    try {
      return changes(command, query)
          ? commits.change(() -> super.handleCommand(channel, database, command, query))
          : super.handleCommand(channel, database, command, query);
    } finally {
      store.deregisterVersionUsage(reading);
      commits.settle();
    }
  }

  /** The moment is one at which no command is half done; meanwhile nothing else is. */
  StoreSnapshot snapshot(Runnable atThatMoment) {
    return commits.still(
        () -> {
          atThatMoment.run();
          return new StoreSnapshot(store);
        });
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
