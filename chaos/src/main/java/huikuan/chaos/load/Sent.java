package huikuan.chaos.load;

import java.time.Instant;

/**
 * The facts known of a document from having sent it.
 *
 * @param clock where the sandbox clock stood as it was sent; of servers with real time, the epoch
 * @param position of its commit as the server told; 0 = no answer came
 */
public record Sent(Entry entry, Instant clock, long position) {

  public boolean acknowledged() {
    return position > 0;
  }

  Sent at(long told) {
    return new Sent(entry, clock, told);
  }
}
