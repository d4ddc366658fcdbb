package huikuan.benchmarks.log;

import static huikuan.benchmarks.console.Machine.tenths;
import static huikuan.benchmarks.console.Machine.whole;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import huikuan.benchmarks.console.Times;
import huikuan.ledger.account.GrowingAccount;

/** Measures the load of an account by its snapshot and the events since. */
final class Loads {

  private static final int WARM_UP = 100;

  private final MongoClient client;
  private final Options options;

  Loads(MongoClient client, Options options) {
    this.client = client;
    this.options = options;
  }

  static String[] columns() {
    return new String[] {"account", "open items", "loads", "p50 ms", "p99 ms", "max ms"};
  }

  void run(Table table) {
    for (int open : options.numbers("open")) {
      MongoDatabase database = client.getDatabase("account" + System.nanoTime());
      try (GrowingAccount account = new GrowingAccount(database, open)) {
        for (int events : options.numbers("events").stream().sorted().toList()) {
          account.growTo(events);
          Times times = loads(account, (int) options.number("loads"));
          table.row(
              whole(events) + " events",
              open,
              times.answered(),
              tenths(times.percentileMillis(50)),
              tenths(times.percentileMillis(99)),
              tenths(times.maxMillis()));
        }
      } finally {
        database.drop();
      }
    }
  }

  /** A document comes before each, so that what follows the snapshot has every length. */
  private static Times loads(GrowingAccount account, int count) {
    Times times = new Times();
    for (int each = -WARM_UP; each < count; each++) {
      account.post(1);
      long took = account.load();
      if (each >= 0) {
        times.answered(took);
      }
    }
    return times;
  }
}
