package huikuan.platform.web.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request whose body is there: unpacked, and of the length that its header says. */
final class ReceivedRequest extends HttpServletRequestWrapper {

  private static final String CONTENT_LENGTH = "content-length";
  private static final Set<String> DONE = Set.of("content-encoding", "transfer-encoding", "expect");

  private final ReceivedBody body;
  private @Nullable ServletInputStream stream;

  ReceivedRequest(HttpServletRequest request, ReceivedBody body) {
    super(request);
    this.body = body;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (stream == null) {
      stream = new Stream(body.open(), body.size());
    }
    return stream;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public int getContentLength() {
    return Math.toIntExact(body.size());
  }

  @Override
  public long getContentLengthLong() {
    return body.size();
  }

  @Override
  public @Nullable String getHeader(String name) {
    Enumeration<String> values = getHeaders(name);
    return values.hasMoreElements() ? values.nextElement() : null;
  }

  @Override
  public int getIntHeader(String name) {
    String value = getHeader(name);
    return value == null ? -1 : Integer.parseInt(value);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals(CONTENT_LENGTH)) {
      return Collections.enumeration(List.of(Long.toString(body.size())));
    }
    return DONE.contains(lower) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = Collections.list(super.getHeaderNames());
    names.removeIf(name -> DONE.contains(name.toLowerCase(Locale.ROOT)));
    if (names.stream().noneMatch(CONTENT_LENGTH::equalsIgnoreCase)) {
      names.add(CONTENT_LENGTH);
    }
    return Collections.enumeration(names);
  }

  private static final class Stream extends ServletInputStream {

    private final InputStream bytes;
    private long left;

    Stream(InputStream bytes, long size) {
      this.bytes = bytes;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      int read = bytes.read();
      left -= read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = bytes.read(into, offset, length);
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public boolean isFinished() {
      return left == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("The body is read on the thread of its request");
    }
  }
}
