package huikuan.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A POST of documents whose bytes go out when the caller wants it. */
public final class RawPost implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LOOK_MILLIS = 1;

  private final Socket socket;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private boolean over;

  /**
   * @param address of the gateway
   */
  public RawPost(String address) throws IOException {
    URI uri = URI.create(address);
    this.socket = new Socket(uri.getHost(), uri.getPort());
    socket.setTcpNoDelay(true);
  }

  /** The headers, of a body of so many bytes. */
  public void head(int length) throws IOException {
    write(
        """
        POST /api/v1/documents HTTP/1.1\r
        Host: localhost\r
        Connection: close\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(length));
  }

  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8), 0, text.length());
  }

  public void write(byte[] bytes, int from, int length) throws IOException {
    socket.getOutputStream().write(bytes, from, length);
  }

  /** Whether an answer has come, or the server has closed; does not wait. */
  public boolean answered() throws IOException {
    read(LOOK_MILLIS);
    return over || answer.size() > 0;
  }

  /** The answer's status; waits for it. 0: the server closed without one. */
  public int status() throws IOException {
    read((int) PATIENCE.toMillis());
    String line = answer.toString(StandardCharsets.ISO_8859_1);
    return line.startsWith("HTTP/1.1 ") ? Integer.parseInt(line.substring(9, 12)) : 0;
  }

  /** Reads once, unless there is enough already. */
  private void read(int millis) throws IOException {
    if (over || answer.size() >= 12) {
      return;
    }
    socket.setSoTimeout(millis);
    try {
      InputStream in = socket.getInputStream();
      byte[] part = new byte[1_024];
      int length = in.read(part);
      over = length < 0;
      answer.write(part, 0, Math.max(0, length));
    } catch (SocketTimeoutException e) {
      // Nothing has come yet.
    } catch (SocketException e) {
      over = true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
