package huikuan.benchmarks.posting;

import huikuan.benchmarks.server.RawPost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Connections that begin a request and hardly go on with it; one that is closed is opened again.
 */
final class StalledConnections {

  /** The part of a request that is held back. */
  enum Kind {
    /** Everything after the first byte of the body. */
    BODY,
    /** The body, but for a byte every five seconds. */
    DRIPPED_BODY,
    /** The headers, but for a byte every five seconds. */
    DRIPPED_HEADERS
  }

  private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int LENGTH = 1_200_000;

  private final String address;
  private final Ticker ticker;
  private final LongAdder opened = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder closed = new LongAdder();

  /**
   * @param address of the gateway
   */
  StalledConnections(String address, Ticker ticker) {
    this.address = address;
    this.ticker = ticker;
  }

  /** Begins them, all kinds alike; they end at that moment. */
  List<Future<?>> begin(int connections, long end, ExecutorService threads) {
    List<Future<?>> running = new ArrayList<>();
    Kind[] kinds = Kind.values();
    for (int each = 0; each < connections; each++) {
      Kind kind = kinds[each % kinds.length];
      running.add(threads.submit(() -> keep(kind, end)));
    }
    return running;
  }

  private void keep(Kind kind, long end) {
    while (ticker.nanos() < end) {
      try (RawPost post = new RawPost(address)) {
        opened.increment();
        begin(kind, post);
        stall(kind, post, end);
      } catch (IOException e) {
        closed.increment();
      }
    }
  }

  private static void begin(Kind kind, RawPost post) throws IOException {
    switch (kind) {
      case BODY -> {
        post.head(LENGTH);
        post.write("[");
      }
      case DRIPPED_BODY -> post.head(LENGTH);
      case DRIPPED_HEADERS ->
          post.write("POST /api/v1/documents HTTP/1.1\r\nHost: localhost\r\nX: ");
    }
  }

  private void stall(Kind kind, RawPost post, long end) throws IOException {
    long next = ticker.nanos() + PAUSE;
    while (ticker.nanos() < end && !post.answered()) {
      ticker.sleepUntil(Math.min(end, ticker.nanos() + LOOK));
      if (kind != Kind.BODY && ticker.nanos() >= next) {
        post.write(" ");
        next += PAUSE;
      }
    }
    if (post.answered()) {
      (post.status() == 0 ? closed : refused).increment();
    }
  }

  /** How many connections ended in which way. */
  String told() {
    return "%d opened, %d refused, %d closed".formatted(opened.sum(), refused.sum(), closed.sum());
  }
}
