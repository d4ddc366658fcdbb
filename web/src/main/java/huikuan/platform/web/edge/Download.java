package huikuan.platform.web.edge;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * The bytes of an answer as they go out, which have to keep going. Only the time that is spent
 * waiting for the reader counts: what takes long to make is not the reader's fault.
 */
final class Download extends ServletOutputStream {

  /** Between two looks at the clock; the server sends no more at once. */
  private static final int PART = 8 * 1024;

  private final ServletOutputStream wire;
  private final Ticker ticker;
  private final MinimumRate rate;
  private final long bytesPerSecond;
  private final long longestNanos;
  private long waited;
  private boolean tooSlow;

  Download(ServletOutputStream wire, AnswerSettings settings, Ticker ticker) {
    this.wire = wire;
    this.ticker = ticker;
    this.longestNanos = settings.longest().toNanos();
    this.bytesPerSecond = settings.minRate().toBytes();
    this.rate = new MinimumRate(bytesPerSecond, settings.window(), () -> waited);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /**
   * @throws IOException if the reader is gone, or too slow
   */
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += PART) {
      int from = offset + done;
      int part = Math.min(PART, length - done);
      timed(() -> wire.write(bytes, from, part), part);
    }
  }

  @Override
  public void flush() throws IOException {
    timed(wire::flush, 0);
  }

  private interface Sending {
    void run() throws IOException;
  }

  private void timed(Sending sending, int bytes) throws IOException {
    if (tooSlow) {
      throw slow();
    }
    long begin = ticker.nanos();
    sending.run();
    waited += ticker.nanos() - begin;
    if (!rate.keptWith(bytes) || waited > longestNanos) {
      tooSlow = true;
      throw slow();
    }
  }

  private IOException slow() {
    return new IOException(
        "The reader takes less than %d bytes a second, or too long in all"
            .formatted(bytesPerSecond));
  }

  @Override
  public void close() throws IOException {
    if (tooSlow) {
      throw slow();
    }
    wire.close();
  }

  @Override
  public boolean isReady() {
    return wire.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    wire.setWriteListener(listener);
  }
}
