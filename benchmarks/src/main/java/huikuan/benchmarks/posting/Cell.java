package huikuan.benchmarks.posting;

import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.documents.Days;
import huikuan.benchmarks.documents.DocumentStream;
import huikuan.benchmarks.server.Gateway;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One measurement.
 *
 * @param accounts see {@link Accounts#parse}
 * @param batch documents per request
 * @param rate documents per second that are meant to be posted; 0 = each client posts the next when
 *     the last is answered
 */
record Cell(String accounts, int clients, int batch, double rate) {

  /** How long a measurement takes, and what makes its documents. */
  record Terms(Duration warmUp, Duration measured, long seed) {}

  static final Days DAYS = Days.within(LocalDate.of(2026, 2, 1), 28);

  /** Reads a rate, or {@code closed}. */
  static double rate(String text) {
    if (text.equals("closed")) {
      return 0;
    }
    double rate = Double.parseDouble(text);
    if (rate > 0) {
      return rate;
    }
    throw new IllegalArgumentException("--rates: closed, or documents per second, not " + text);
  }

  String loop() {
    return rate == 0 ? "closed" : Machine.whole(rate) + "/s";
  }

  /**
   * @param name unique on this server
   */
  Outcome run(Gateway gateway, String name, Terms terms) {
    long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
    long begin = start + terms.warmUp().toNanos();
    Window window = new Window(begin, begin + terms.measured().toNanos());
    Pace pace = rate == 0 ? new Pace.Closed() : new Pace.Open(start, rate / batch, clients);
    Accounts whose = Accounts.parse(accounts, name);
    Outcome all = new Outcome();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome>> running = new ArrayList<>();
      for (int each = 0; each < clients; each++) {
        DocumentStream documents =
            new DocumentStream(name + "-" + each, terms.seed() * 1_000 + each, whose, DAYS);
        Client client =
            new Client(each, batch, documents, gateway::post, pace, window, Ticker.SYSTEM);
        running.add(threads.submit(client::run));
      }
      for (Future<Outcome> each : running) {
        all.add(Cell.<Outcome>done(each));
      }
    }
    return all;
  }

  static <T> T done(Future<T> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A client failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
