package huikuan.benchmarks.posting;

import huikuan.benchmarks.server.Resident;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells every few seconds how far a load has come, and with how much memory. */
final class Progress implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final LongSupplier done;
  private final Resident resident;
  private final PrintStream out;
  private final Thread thread;

  Progress(LongSupplier done, Resident resident, PrintStream out) {
    this.done = done;
    this.resident = resident;
    this.out = out;
    this.thread = Thread.ofVirtual().name("progress").start(this::tell);
  }

  private void tell() {
    try {
      for (long before = 0; ; ) {
        Thread.sleep(PAUSE);
        long now = done.getAsLong();
        out.printf(
            "%,12d documents %,8d/s %,6d MB%n",
            now, (now - before) / PAUSE.toSeconds(), resident.megabytes());
        before = now;
      }
    } catch (InterruptedException e) {
      // The load is done.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
