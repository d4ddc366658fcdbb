package huikuan.benchmarks.posting;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.DocumentStream;
import huikuan.benchmarks.documents.Json;
import huikuan.benchmarks.server.RawPost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Honest clients on thin lines: each uploads some 1.2 MB at 16 KB a second, again and again. */
final class SlowUploads {

  private static final int BYTES = 1_200_000;
  private static final int PART = 1_600;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int DOCUMENTS_AT_ONCE = 100;

  private final String address;
  private final Ticker ticker;
  private final LongAdder begun = new LongAdder();
  private final LongAdder taken = new LongAdder();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  SlowUploads(String address, Ticker ticker) {
    this.address = address;
    this.ticker = ticker;
  }

  /** Begins them; none begins another upload that would end after that moment. */
  List<Future<?>> begin(int clients, long end, DocumentStream documents, ExecutorService threads) {
    List<Future<?>> running = new ArrayList<>();
    for (int each = 0; each < clients; each++) {
      running.add(threads.submit(() -> upload(end, documents)));
    }
    return running;
  }

  private void upload(long end, DocumentStream documents) {
    long each = PAUSE * BYTES / PART;
    while (ticker.nanos() + each < end) {
      byte[] body = body(documents);
      begun.increment();
      try (RawPost post = new RawPost(address)) {
        post.head(body.length);
        drip(post, body);
        ended(post.status());
      } catch (IOException e) {
        failures.add(e.toString());
      }
    }
  }

  private void ended(int status) {
    if (status == 200) {
      taken.increment();
    } else {
      failures.add(status == 0 ? "closed without an answer" : "status " + status);
    }
  }

  private void drip(RawPost post, byte[] body) throws IOException {
    long next = ticker.nanos();
    for (int at = 0; at < body.length; at += PART) {
      ticker.sleepUntil(next += PAUSE);
      post.write(body, at, Math.min(PART, body.length - at));
    }
  }

  private static byte[] body(DocumentStream documents) {
    List<Doc> all = new ArrayList<>();
    synchronized (documents) {
      for (int length = 0; length < BYTES; length = Json.array(all).length()) {
        all.addAll(documents.next(DOCUMENTS_AT_ONCE));
      }
    }
    return Json.array(all).getBytes(StandardCharsets.UTF_8);
  }

  /** The ends of uploads that were not taken. */
  Set<String> failures() {
    return Set.copyOf(failures);
  }

  /** How many were taken, of all that were begun. */
  String told() {
    return taken.sum() + " of " + begun.sum();
  }
}
