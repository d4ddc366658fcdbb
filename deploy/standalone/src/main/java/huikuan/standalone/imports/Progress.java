package huikuan.standalone.imports;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells how far a long import is, every two seconds at most. */
final class Progress {

  private static final long EVERY = TimeUnit.SECONDS.toNanos(2);

  private final PrintStream err;
  private final LongSupplier nanos;
  private long told;

  Progress(PrintStream err) {
    this(err, System::nanoTime);
  }

  Progress(PrintStream err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
    this.told = nanos.getAsLong();
  }

  synchronized void done(String what, long done, long all) {
    long now = nanos.getAsLong();
    if (now - told >= EVERY) {
      told = now;
      err.printf(
          Locale.ROOT, "… %,d of %,d %s (%d %%)%n", done, all, what, 100 * done / Math.max(all, 1));
    }
  }
}
