package huikuan.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Watches how much memory a process holds. */
public final class Resident implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final long process;
  private final Thread thread;
  private volatile long peak;

  Resident(long process) {
    this.process = process;
    this.thread = Thread.ofVirtual().name("resident").start(this::watch);
  }

  /** Of this process. */
  public static Resident own() {
    return new Resident(ProcessHandle.current().pid());
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        megabytes();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      // Nobody looks any more.
    }
  }

  /** Resident now; 0 once the process has ended. */
  public long megabytes() {
    try {
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process)).start();
      String kilobytes =
          new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      long now = kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes) / 1024;
      peak = Math.max(peak, now);
      return now;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The most that was seen, looking every second. */
  public long peakMegabytes() {
    return peak;
  }

  /** Counts only what is held from here on. */
  public void forgetPeak() {
    peak = 0;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
