package huikuan.platform.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Breaks off answers that are read too slowly: the place that an answer holds, such as that of an
 * export, is free again. A reader that takes nothing at all runs into the connection's time limit.
 */
final class AnswerFilter extends OncePerRequestFilter {

  private final AnswerSettings settings;
  private final Ticker ticker;

  AnswerFilter(AnswerSettings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Paced(response, settings, ticker));
  }

  /** Answers of ours are bytes; a writer would be the server's own, without a rate. */
  private static final class Paced extends HttpServletResponseWrapper {

    private final AnswerSettings settings;
    private final Ticker ticker;
    private @Nullable Download download;

    Paced(HttpServletResponse response, AnswerSettings settings, Ticker ticker) {
      super(response);
      this.settings = settings;
      this.ticker = ticker;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (download == null) {
        download = new Download(super.getOutputStream(), settings, ticker);
      }
      return download;
    }
  }
}
