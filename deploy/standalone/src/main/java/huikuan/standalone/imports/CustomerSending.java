package huikuan.standalone.imports;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.GatewayRefused;
import huikuan.standalone.client.Posted.FieldFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Changes customers as a file has them, several at once. One that is refused is told, and stops no
 * other. If somebody changes a customer at the same time, the change is made anew of theirs.
 */
final class CustomerSending {

  private static final int AT_ONCE = 16;
  private static final int ATTEMPTS = 10;
  private static final int CHANGED_MEANWHILE = 412;

  /** Customers by outcome, and how many were changed in each field. */
  record Counts(int created, int changed, int asBefore, int refused, Map<Field, Integer> fields) {}

  /** Null = refused. */
  private record Sent(@Nullable CustomerChange change) {}

  private final GatewayClient gateway;
  private final Patience patience;
  private final Progress progress;
  private final Consumer<Rejection> rejections;

  CustomerSending(
      GatewayClient gateway, Patience patience, Progress progress, Consumer<Rejection> rejections) {
    this.gateway = gateway;
    this.patience = patience;
    this.progress = progress;
    this.rejections = rejections;
  }

  Counts send(Collection<CustomerRows> customers) {
    return counted(each(customers, this::put));
  }

  /**
   * Changes nothing.
   *
   * @param changes takes what would be changed of each customer
   */
  Counts tell(
      Collection<CustomerRows> customers, BiConsumer<CustomerRows, CustomerChange> changes) {
    List<Sent> told = each(customers, rows -> new Sent(change(rows, read(rows))));
    int at = 0;
    for (CustomerRows rows : customers) {
      CustomerChange change = told.get(at++).change();
      if (change != null) {
        changes.accept(rows, change);
      }
    }
    return counted(told);
  }

  private interface Way {
    Sent send(CustomerRows rows);
  }

  private List<Sent> each(Collection<CustomerRows> customers, Way way) {
    AtomicLong done = new AtomicLong();
    List<Sent> sent = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      List<Future<Sent>> futures = new ArrayList<>();
      for (CustomerRows rows : customers) {
        futures.add(
            threads.submit(
                () -> {
                  Sent one = way.send(rows);
                  progress.done("customers", done.incrementAndGet(), customers.size());
                  return one;
                }));
      }
      try {
        for (Future<Sent> future : futures) {
          sent.add(future.get());
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while sending customers", e);
      }
    }
    return sent;
  }

  private Sent put(CustomerRows rows) {
    try {
      for (int attempt = 1; ; attempt++) {
        JsonNode now = read(rows);
        CustomerChange change = change(rows, now);
        if (change.nothing() || put(rows, now, change, attempt)) {
          return new Sent(change);
        }
      }
    } catch (GatewayRefused refused) {
      tell(rows, refused);
      return new Sent(null);
    }
  }

  private @Nullable JsonNode read(CustomerRows rows) {
    Row row = rows.first();
    return patience.ask(() -> gateway.customer(row.company(), row.customer()));
  }

  private static CustomerChange change(CustomerRows rows, @Nullable JsonNode now) {
    return CustomerChange.of(rows.first().customer(), now, rows.master());
  }

  /** False if somebody else changed it since it was read. */
  private boolean put(
      CustomerRows rows, @Nullable JsonNode now, CustomerChange change, int attempt) {
    Row row = rows.first();
    Long position = now == null ? null : now.path("position").asLong();
    try {
      patience.ask(
          () -> {
            gateway.putCustomer(row.company(), row.customer(), position, change.body());
            return true;
          });
      return true;
    } catch (GatewayRefused refused) {
      if (refused.status() == CHANGED_MEANWHILE && attempt < ATTEMPTS) {
        return false;
      }
      throw refused;
    }
  }

  private void tell(CustomerRows rows, GatewayRefused refused) {
    if (refused.status() >= 500) {
      throw refused;
    }
    String reason = "customer " + DocumentSending.name(refused.problem().path("type").asString(""));
    List<FieldFault> errors = FieldFault.of(refused.problem());
    if (errors.isEmpty()) {
      rejections.accept(rows.rejection("", reason, String.valueOf(refused.getMessage())));
    }
    errors.forEach(each -> rejections.accept(rows.rejection(each.field(), reason, each.allowed())));
  }

  private static Counts counted(List<Sent> all) {
    Map<Field, Integer> fields = new EnumMap<>(Field.class);
    int created = 0;
    int changed = 0;
    int asBefore = 0;
    int refused = 0;
    for (Sent each : all) {
      CustomerChange change = each.change();
      if (change == null) {
        refused++;
      } else if (change.created()) {
        created++;
      } else if (change.nothing()) {
        asBefore++;
      } else {
        changed++;
        change.fields().forEach(field -> fields.merge(field.field(), 1, Integer::sum));
      }
    }
    return new Counts(created, changed, asBefore, refused, fields);
  }
}
