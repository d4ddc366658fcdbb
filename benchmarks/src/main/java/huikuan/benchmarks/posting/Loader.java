package huikuan.benchmarks.posting;

import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.DocumentStream;
import huikuan.benchmarks.server.Answer;
import huikuan.benchmarks.server.NotAnswered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Posts a given number of documents as fast as they are taken, each until it is answered. */
public final class Loader {

  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Function<List<Doc>, Answer> server;
  private final int clients;
  private final int batch;
  private final Ticker ticker;
  private final LongAdder done = new LongAdder();

  /**
   * @param server answers, or throws {@link NotAnswered}
   * @param batch documents per request
   */
  public Loader(Function<List<Doc>, Answer> server, int clients, int batch) {
    this(server, clients, batch, Ticker.SYSTEM);
  }

  Loader(Function<List<Doc>, Answer> server, int clients, int batch, Ticker ticker) {
    this.server = server;
    this.clients = clients;
    this.batch = batch;
    this.ticker = ticker;
  }

  /** Documents answered so far; for whoever watches. */
  long done() {
    return done.sum();
  }

  /**
   * @throws IllegalStateException if a request fails again and again
   */
  public Loaded load(long documents, Accounts accounts, String name, long seed) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Loaded>> running = new ArrayList<>();
      for (int each = 0; each < clients; each++) {
        long share = documents * (each + 1) / clients - documents * each / clients;
        DocumentStream stream =
            new DocumentStream(name + "-" + each, seed * 1_000 + each, accounts, Cell.DAYS);
        running.add(threads.submit(() -> load(share, stream)));
      }
      Loaded all = new Loaded();
      for (Future<Loaded> each : running) {
        all.add(Cell.<Loaded>done(each));
      }
      return all;
    }
  }

  private Loaded load(long documents, DocumentStream stream) {
    Loaded loaded = new Loaded();
    for (long left = documents; left > 0; left -= batch) {
      List<Doc> sent = stream.next((int) Math.min(batch, left));
      Answer answer = post(sent, loaded);
      loaded.take(sent, answer);
      stream.acknowledged(sent, answer.refused());
      done.add(sent.size());
    }
    return loaded;
  }

  /** Posting the same again is safe: what was taken the first time is a duplicate then. */
  private Answer post(List<Doc> sent, Loaded loaded) {
    for (int attempt = 1; ; attempt++) {
      try {
        return server.apply(sent);
      } catch (NotAnswered e) {
        loaded.failed(e.getMessage());
        if (attempt == ATTEMPTS) {
          throw e;
        }
        ticker.sleepUntil(ticker.nanos() + PAUSE.toNanos());
      }
    }
  }
}
