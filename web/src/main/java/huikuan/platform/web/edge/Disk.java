package huikuan.platform.web.edge;

import java.util.concurrent.atomic.AtomicLong;

/** How much of bodies is on disk, over all requests. */
final class Disk {

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  Disk(long most) {
    this.most = most;
  }

  /**
   * @throws Refused if that would be too much; nothing is taken then
   */
  void take(long bytes) {
    if (taken.addAndGet(bytes) > most) {
      taken.addAndGet(-bytes);
      throw new Refused(Refusal.busy());
    }
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }

  long taken() {
    return taken.get();
  }
}
