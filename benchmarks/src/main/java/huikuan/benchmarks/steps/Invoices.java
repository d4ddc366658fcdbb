package huikuan.benchmarks.steps;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.server.Answer;
import huikuan.benchmarks.server.Gateway;
import huikuan.benchmarks.server.NotAnswered;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Customers who can be written to, and invoices to them in turn. */
public final class Invoices {

  private static final int BATCH = 1_000;
  private static final int CLIENTS = 4;
  private static final int ATTEMPTS = 30;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int CENTS = 123_45;

  private final Gateway gateway;
  private final int customers;
  private long made;

  public Invoices(Gateway gateway, int customers) {
    this.gateway = gateway;
    this.customers = customers;
  }

  /** The customers, and leave to write to them from a day on. */
  public void putCustomers(LocalDate today) {
    gateway.openChasing(Doc.COMPANY, today);
    List<Callable<Void>> all = new ArrayList<>();
    for (int number = 0; number < customers; number++) {
      String customer = customer(number);
      all.add(
          () -> {
            gateway.putCustomer(Doc.COMPANY, customer, masterData(customer));
            return null;
          });
    }
    together(all);
  }

  private static String customer(long number) {
    return "S-" + number;
  }

  private static String masterData(String customer) {
    return """
    {"name":"%1$s","locale":"en","timeZone":"Asia/Shanghai","country":"US","contacts":[{"id":"p1",
    "name":"P %1$s","role":"paymentResponsible","email":"p@%1$s.example"}]}\
    """
        .formatted(customer);
  }

  /** Posts so many, all due on a day; the customers take turns. */
  public void post(long count, LocalDate dueOn) {
    List<Callable<Void>> batches = new ArrayList<>();
    for (long left = count; left > 0; left -= BATCH) {
      long first = made;
      int size = (int) Math.min(left, BATCH);
      made += size;
      batches.add(
          () -> {
            post(batch(first, size, dueOn));
            return null;
          });
    }
    together(batches);
  }

  /** Posts invoices, all due on a day: each customer gets from one to {@code most}. */
  long postUpTo(int most, LocalDate dueOn) {
    List<Doc> documents = new ArrayList<>();
    for (int number = 0; number < customers; number++) {
      documents.addAll(openItems(number, most, dueOn));
    }
    List<Callable<Void>> batches = new ArrayList<>();
    for (int from = 0; from < documents.size(); from += BATCH) {
      List<Doc> batch = documents.subList(from, Math.min(from + BATCH, documents.size()));
      batches.add(
          () -> {
            post(batch);
            return null;
          });
    }
    together(batches);
    return documents.size();
  }

  static List<Doc> openItems(int customer, int most, LocalDate dueOn) {
    return IntStream.rangeClosed(0, customer % most)
        .mapToObj(
            item ->
                Doc.invoiceDue(
                    dueOn, customer(customer), "L-" + customer + "-" + item, CENTS + item))
        .toList();
  }

  public List<Doc> batch(long first, int size, LocalDate dueOn) {
    List<Doc> documents = new ArrayList<>(size);
    for (long number = first; number < first + size; number++) {
      documents.add(Doc.invoiceDue(dueOn, customer(number % customers), "S-" + number, CENTS));
    }
    return documents;
  }

  /** Posting the same again is safe. */
  private void post(List<Doc> documents) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        Answer answer = gateway.post(documents);
        if (answer.problem() != null) {
          throw new IllegalStateException("Rejected: " + answer.problem());
        }
        return;
      } catch (NotAnswered e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private static void together(List<Callable<Void>> work) {
    Semaphore places = new Semaphore(CLIENTS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> running = new ArrayList<>();
      for (Callable<Void> each : work) {
        places.acquire();
        running.add(
            threads.submit(
                () -> {
                  try {
                    return each.call();
                  } finally {
                    places.release();
                  }
                }));
      }
      for (Future<Void> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Not taken", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
