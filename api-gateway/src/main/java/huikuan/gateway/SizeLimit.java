package huikuan.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that is too large: by its announced length, or as soon as it grows past it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SizeLimit extends OncePerRequestFilter {

  /** Set on a request whose body grew past the limit. */
  static final String EXCEEDED = SizeLimit.class.getName() + ".exceeded";

  private final long limit;
  private final Problems problems;

  SizeLimit(GatewaySettings settings, Problems problems) {
    this.limit = settings.maxRequestSize().toBytes();
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > limit) {
      problems.write(problems.tooLarge(), response);
    } else {
      chain.doFilter(new Limited(request, limit), response);
    }
  }

  private static final class Limited extends HttpServletRequestWrapper {

    private final long limit;

    Limited(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), limit, () -> setAttribute(EXCEEDED, true));
    }
  }

  private static final class Counted extends ServletInputStream {

    private final ServletInputStream body;
    private final Runnable onExceeded;
    private long left;

    Counted(ServletInputStream body, long limit, Runnable onExceeded) {
      this.body = body;
      this.left = limit;
      this.onExceeded = onExceeded;
    }

    @Override
    public int read() throws IOException {
      int read = body.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = body.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        onExceeded.run();
        throw new IOException("The body is larger than allowed");
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
