package huikuan.platform.web.edge;

import jakarta.servlet.ServletInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** The bytes of a body as they come over the wire, which have to keep coming. */
final class Upload extends FilterInputStream {

  private final BodySettings settings;
  private final MinimumRate rate;
  private final long end;

  Upload(ServletInputStream wire, BodySettings settings) {
    super(wire);
    this.settings = settings;
    this.rate = new MinimumRate(settings.minRate().toBytes(), settings.window(), System::nanoTime);
    this.end = System.nanoTime() + settings.uploadTime().toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * @throws Refused if too little has come, or for too long
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    try {
      read = super.read(bytes, offset, length);
    } catch (IOException e) {
      throw new Refused(timedOut(e) ? tooSlow() : Refusal.brokenOff());
    }
    if (read > 0 && (!rate.keptWith(read) || System.nanoTime() > end)) {
      throw new Refused(tooSlow());
    }
    return read;
  }

  /** Reads to the end and keeps nothing, so that a client that is still sending sees its answer. */
  static void discard(InputStream body, long most) throws IOException {
    byte[] part = new byte[8 * 1024];
    long left = most;
    int read = body.read(part);
    while (read >= 0 && left > 0) {
      left -= read;
      read = body.read(part);
    }
  }

  private Refusal tooSlow() {
    return Refusal.tooSlow(settings.minRate().toBytes());
  }

  private static boolean timedOut(IOException failure) {
    return failure instanceof SocketTimeoutException
        || failure.getCause() instanceof SocketTimeoutException;
  }
}
