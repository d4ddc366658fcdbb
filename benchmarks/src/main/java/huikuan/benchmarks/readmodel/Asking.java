package huikuan.benchmarks.readmodel;

import huikuan.benchmarks.console.Times;
import huikuan.benchmarks.server.Gateway;
import huikuan.benchmarks.server.NotAnswered;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/** Asks over HTTP. */
final class Asking {

  private final Gateway ledger;
  private final List<String> accounts;
  private final long head;
  private final long seed;

  Asking(Gateway ledger, List<String> accounts, long head, long seed) {
    this.ledger = ledger;
    this.accounts = accounts;
    this.head = head;
    this.seed = seed;
  }

  /**
   * @param questions in all; a tenth more are asked first, and not counted
   * @param atOnce how many ask side by side
   */
  Times ask(Asked asked, int questions, int atOnce) {
    ask(asked, Math.max(1, questions / 10), new SplittableRandom(seed));
    List<Callable<Times>> asking = new ArrayList<>();
    for (int each = 0; each < atOnce; each++) {
      int share = questions * (each + 1) / atOnce - questions * each / atOnce;
      RandomGenerator random = new SplittableRandom(seed + 1 + each);
      asking.add(() -> ask(asked, share, random));
    }
    Times all = new Times();
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      for (Future<Times> done : threads.invokeAll(asking)) {
        all.add(done.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A question failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
    return all;
  }

  private Times ask(Asked asked, int questions, RandomGenerator random) {
    Times times = new Times();
    for (int each = 0; each < questions; each++) {
      String path = asked.path(random, accounts, head);
      long begin = System.nanoTime();
      try (InputStream answer = ledger.get(path, asked.accept())) {
        answer.transferTo(OutputStream.nullOutputStream());
        times.answered(System.nanoTime() - begin);
      } catch (NotAnswered | IOException e) {
        times.failed(e.getMessage());
      }
    }
    return times;
  }
}
