package huikuan.benchmarks.posting;

import java.util.concurrent.locks.LockSupport;

/** The time that schedules and latencies are read from. */
interface Ticker {

  long nanos();

  void sleepUntil(long nanos);

  /** The machine's. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleepUntil(long nanos) {
          for (long left = nanos - nanos(); left > 0; left = nanos - nanos()) {
            LockSupport.parkNanos(left);
          }
        }
      };
}
