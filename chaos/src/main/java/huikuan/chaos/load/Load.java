package huikuan.chaos.load;

import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.documents.Days;
import huikuan.benchmarks.server.Gateway;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Several clients that post until they are told to stop. */
public final class Load {

  /** The customers are {@code E0} to one less than this. */
  public static final int CUSTOMERS = 16;

  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /** A document is due so long after it is posted; see {@link #days}. */
  private static final int TERM = 60;

  /** The oldest documents are posted so many days before the clock's. */
  public static final int LEAD = TERM + 2;

  private static final int SPREAD = 12;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean stopped;

  private Load() {}

  public static Load start(
      int clients, long seed, Gateway gateway, Testimony testimony, Standstill clock) {
    Load load = new Load();
    for (int each = 0; each < clients; each++) {
      String name = "K" + each;
      long own = seed * 1_000 + each;
      Book book = new Book(name, own, new Accounts.Even(CUSTOMERS), days(clock));
      Client client = new Client(name, book, gateway, testimony, clock, () -> load.stopped, ~own);
      load.running.add(load.threads.submit(client::run));
    }
    return load;
  }

  /** So long ago that invoices fall due from two days ago to nine days on. */
  private static Days days(Standstill clock) {
    return random -> {
      LocalDate today = LocalDate.ofInstant(clock.now(), ZONE);
      return today.minusDays(LEAD).plusDays(random.nextInt(SPREAD));
    };
  }

  /** Returns when every client has been answered, or has forgotten what it asked. */
  public void stop() {
    stopped = true;
    try {
      for (Future<?> client : running) {
        client.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("A client failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
