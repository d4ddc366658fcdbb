package huikuan.chaos.load;

import java.time.Instant;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;

/** The sandbox clock as the campaign knows it: it is moved only while nobody posts. */
public final class Standstill {

  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
  private volatile Instant now;

  public Standstill(Instant now) {
    this.now = now;
  }

  public Instant now() {
    return now;
  }

  /** Posts something; the clock stands meanwhile. */
  void whileItStands(Runnable posting) {
    lock.readLock().lock();
    try {
      posting.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Moves it; nobody posts meanwhile. */
  public void move(UnaryOperator<Instant> movement) {
    lock.writeLock().lock();
    try {
      now = movement.apply(now);
    } finally {
      lock.writeLock().unlock();
    }
  }
}
