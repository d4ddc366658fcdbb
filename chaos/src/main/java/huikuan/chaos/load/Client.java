package huikuan.chaos.load;

import huikuan.benchmarks.server.Gateway;
import huikuan.benchmarks.server.NotAnswered;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An ERP: posts, and sends again what was not answered. Now and then it forgets to: then only the
 * server knows what became of it.
 */
final class Client {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_A_REQUEST = 6;
  private static final int FORGETS_PERCENT = 40;
  private static final int ASKS_PERCENT = 10;
  private static final JsonMapper JSON = new JsonMapper();

  private final String name;
  private final Book book;
  private final Gateway gateway;
  private final Testimony testimony;
  private final Standstill clock;
  private final BooleanSupplier stopped;
  private final RandomGenerator random;
  private long requests;

  Client(
      String name,
      Book book,
      Gateway gateway,
      Testimony testimony,
      Standstill clock,
      BooleanSupplier stopped,
      long seed) {
    this.name = name;
    this.book = book;
    this.gateway = gateway;
    this.testimony = testimony;
    this.clock = clock;
    this.stopped = stopped;
    this.random = new SplittableRandom(seed);
  }

  void run() {
    while (!stopped.getAsBoolean()) {
      clock.whileItStands(this::postOnce);
      pause(Duration.ofMillis(20 + random.nextInt(160)));
    }
  }

  /** Returns when it is answered or forgotten, so that nothing is under way afterwards. */
  private void postOnce() {
    List<Entry> entries = book.next(1 + random.nextInt(MOST_A_REQUEST));
    String request = name + "/" + requests++;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      testimony.sending(entries, clock.now());
      try {
        JsonNode results = post(entries).path("results");
        testimony.answered(request, entries, results).forEach(book::acknowledged);
        if (noneToRepeat(results)) {
          note(entries.getFirst(), results.path(0).path("position").asLong());
          return;
        }
      } catch (NotAnswered e) {
        testimony.notAnswered();
        if (e.status() >= 400 && e.status() < 500) {
          testimony.complain(request + " was refused: " + e.getMessage());
          return;
        }
        if (wasUnderWay(e) && random.nextInt(100) < FORGETS_PERCENT) {
          return;
        }
      }
      pause(Duration.ofMillis(100));
    }
    testimony.complain("%s was not answered in %s".formatted(request, PATIENCE));
  }

  /** The connection broke with the request on its way, or with the answer. */
  private static boolean wasUnderWay(NotAnswered failure) {
    return failure.status() == 0 && !(failure.getCause() instanceof ConnectException);
  }

  private JsonNode post(List<Entry> entries) {
    String body = entries.stream().map(Entry::json).collect(Collectors.joining(",", "[", "]"));
    try (InputStream answer = gateway.post(body)) {
      return JSON.readTree(answer);
    } catch (IOException | JacksonException e) {
      throw new NotAnswered(e);
    }
  }

  private static boolean noneToRepeat(JsonNode results) {
    return results
        .valueStream()
        .noneMatch(result -> result.path("problem").path("status").asInt() >= 500);
  }

  /** Notes an answer, which must stay the same for ever. */
  private void note(Entry entry, long position) {
    if (random.nextInt(100) >= ASKS_PERCENT) {
      return;
    }
    String asOf = entry.postedOn().plusDays(random.nextInt(20)).toString();
    String path =
        "/api/v1/accounts/%s/balance?asOf=%s&knownAt=%d".formatted(entry.account(), asOf, position);
    try (InputStream answer = gateway.get(path, "application/json")) {
      String balance = JSON.readTree(answer).path("balance").asString();
      long cents = new BigDecimal(balance).movePointRight(2).longValueExact();
      testimony.note(new Noted(entry.account(), asOf, position, cents));
    } catch (NotAnswered | IOException | JacksonException e) {
      // A question may fail while the server is killed; nothing hangs on it.
    }
  }

  private static void pause(Duration length) {
    LockSupport.parkNanos(length.toNanos());
  }
}
