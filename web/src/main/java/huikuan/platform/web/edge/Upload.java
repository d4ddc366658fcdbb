package huikuan.platform.web.edge;

import jakarta.servlet.ServletInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** The bytes of a body as they come over the wire, which have to keep coming. */
final class Upload extends FilterInputStream {

  private final UploadPace pace;

  Upload(ServletInputStream wire, UploadPace pace) {
    super(wire);
    this.pace = pace;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * @throws Refused if the body is too slow, or ends too early
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    try {
      read = super.read(bytes, offset, length);
    } catch (IOException e) {
      throw new Refused(timedOut(e) ? pace.tooSlow() : Refusal.brokenOff());
    }
    if (read > 0) {
      pace.came(read);
    }
    return read;
  }

  private static boolean timedOut(IOException failure) {
    return failure instanceof SocketTimeoutException
        || failure.getCause() instanceof SocketTimeoutException;
  }
}
