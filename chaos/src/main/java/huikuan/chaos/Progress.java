package huikuan.chaos;

import java.io.PrintStream;

/** Tells what happens, and how long after the beginning. */
final class Progress {

  private final PrintStream out;
  private final long began = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  void tell(Object what) {
    out.printf("%7.1f s  %s%n", (System.nanoTime() - began) / 1e9, what);
  }
}
