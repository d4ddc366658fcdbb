package huikuan.platform.web.edge;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP whose headers have to be there in time. Tomcat's own limit begins again with every byte, so
 * that a client that sends one now and then keeps its connection for ever.
 */
public final class TimelyHttp11Protocol extends Http11NioProtocol {

  private final CountedEndpoint endpoint;
  private long headerNanos = Duration.ofSeconds(10).toNanos();
  private Ticker ticker = System::nanoTime;

  public TimelyHttp11Protocol() {
    this(new CountedEndpoint());
  }

  private TimelyHttp11Protocol(CountedEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
  }

  void headersWithin(Duration time, Ticker by) {
    headerNanos = time.toNanos();
    ticker = by;
  }

  /**
   * @param most 0 = no limit
   * @param exempt addresses that may have any number
   */
  void connectionsPerAddress(int most, Predicate<String> exempt) {
    endpoint.perAddress(most, exempt);
  }

  @Override
  protected Processor createProcessor() {
    return new TimelyProcessor(this);
  }

  private static final class TimelyProcessor extends Http11Processor {

    private final TimelyHttp11Protocol timely;
    private int refused;

    /** The request whose headers are coming, by the moment of its first byte. */
    private long current = -1;

    private long began;

    TimelyProcessor(TimelyHttp11Protocol protocol) {
      super(protocol, protocol.getAdapter());
      this.timely = protocol;
    }

    /** LONG without an asynchronous request means that the headers are not complete. */
    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
      refused = 0;
      SocketState state = super.service(socket);
      long started = request.getStartTimeNanos();
      if (state != SocketState.LONG || isAsync() || started < 0) {
        return state;
      }
      if (current != started) {
        current = started;
        began = timely.ticker.nanos();
      }
      long left = timely.headerNanos - (timely.ticker.nanos() - began);
      if (left <= 0) {
        return SocketState.CLOSED;
      }
      socket.setReadTimeout(TimeUnit.NANOSECONDS.toMillis(left) + 1);
      return state;
    }

    /** Tomcat says 400 to all that it cannot parse, also to what is merely too much. */
    @Override
    protected void setErrorState(org.apache.coyote.ErrorState state, @Nullable Throwable failure) {
      super.setErrorState(state, failure);
      refused = refused == 0 ? TooMuch.status(request, failure) : refused;
      if (refused != 0) {
        response.setStatus(refused);
      }
    }
  }
}
