package huikuan.platform.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hands on no request before its body is there. A client that stalls holds a connection and nothing
 * else; the time for an answer begins when there is something to answer.
 */
public final class BodyFilter extends OncePerRequestFilter {

  private final BodySettings settings;
  private final Ticker ticker;
  private final Reception reception;
  private final @Nullable Room room;

  BodyFilter(BodySettings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
    this.reception = new Reception(settings, ticker);
    this.room = settings.atOnce() == null ? null : new Room(settings.atOnce(), settings.patience());
  }

  /** The same, for bodies up to this size. */
  public BodyFilter upTo(DataSize max) {
    return new BodyFilter(settings.upTo(max), ticker);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasBody(request)) {
      chain.doFilter(request, response);
      return;
    }
    try (ReceivedBody body = reception.receive(request)) {
      Room.Work work = () -> chain.doFilter(new ReceivedRequest(request, body), response);
      if (room == null || body.inMemory()) {
        work.run();
      } else {
        room.take(body.size(), work);
      }
    } catch (Refused e) {
      e.refusal().send(request, response);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }
}
