package huikuan.platform.web.edge;

import huikuan.platform.web.ProblemAnswers;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** The web server's own errors, and what filters refuse, as problems instead of pages. */
final class ProblemReportValve extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);

  /** A client that is still sending this much more is given the time to see its answer. */
  private static final long MOST_DISCARDED = 64L * 1024 * 1024;

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final BodySettings settings;
  private final Ticker ticker;

  ProblemReportValve(BodySettings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    super.invoke(request, response);
    if (!request.isAsync() && !readToItsEnd(request)) {
      discardBody(request);
    }
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()
        || !allowed(response)) {
      return;
    }
    Refusal sent = Refusal.sentFor(request);
    Refusal refusal = sent == null ? Refusal.ofStatus(status(request, response)) : sent;
    try {
      write(refusal, isPerson(request), response);
    } catch (IOException | IllegalStateException e) {
      log.debug("The client has not waited for its answer", e);
    }
  }

  /** An unknown transfer encoding is told as an unknown method, but is a malformed request. */
  private static int status(Request request, Response response) {
    boolean encoded = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    return response.getStatus() == 501 && encoded ? 400 : response.getStatus();
  }

  /** A browser that opens a page wants HTML before anything else. */
  private static boolean isPerson(Request request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.startsWith(MediaType.TEXT_HTML_VALUE);
  }

  private static void write(Refusal refusal, boolean person, Response response) throws IOException {
    byte[] told = (person ? refusal.html() : refusal.json()).getBytes(StandardCharsets.UTF_8);
    response.setStatus(refusal.status());
    if (refusal.status() == 503) {
      response.setHeader(HttpHeaders.RETRY_AFTER, ProblemAnswers.RETRY_AFTER_SECONDS);
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(person ? HTML : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(told.length);
    response.getOutputStream().write(told);
    response.flushBuffer();
  }

  private static boolean allowed(Response response) {
    AtomicBoolean allowed = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
    return allowed.get();
  }

  private static boolean readToItsEnd(Request request) {
    AtomicBoolean read = new AtomicBoolean();
    request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
    return read.get();
  }

  /** Without a limit of its own the server would read on for as long as anything comes. */
  private void discardBody(Request request) {
    boolean waiting = request.getHeader(HttpHeaders.EXPECT) != null;
    try {
      if (!waiting) {
        discard(request.getCoyoteRequest(), new UploadPace(settings, ticker));
      }
    } catch (IOException | Refused e) {
      log.debug("The rest of a refused body did not come", e);
    } finally {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  private static void discard(org.apache.coyote.Request body, UploadPace pace) throws IOException {
    Discarded part = new Discarded();
    long left = MOST_DISCARDED;
    for (int read = body.doRead(part); read >= 0 && left > 0; read = body.doRead(part)) {
      pace.came(read);
      left -= read;
    }
  }

  private static final class Discarded implements ApplicationBufferHandler {

    private ByteBuffer part = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      part = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return part;
    }

    @Override
    public void expand(int size) {
      // The buffer is the server's own.
    }
  }
}
