package huikuan.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The body of a service's answer, which has to go on. */
final class FromService extends FilterInputStream {

  private static final Logger log = LoggerFactory.getLogger(FromService.class);

  /**
   * Not an IOException and without its cause: Spring would take either for the client's own
   * disconnect, and end the answer as if it were complete.
   */
  static final class AnswerBrokeOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnswerBrokeOff(IOException cause) {
      super("The service broke off its answer");
      log.warn("A service broke off its answer: {}", cause.getMessage());
    }
  }

  private interface Part {
    int read() throws IOException;
  }

  private final ScheduledExecutorService watch;
  private final Duration patience;

  /**
   * @param patience how long the next part may take
   */
  FromService(InputStream body, ScheduledExecutorService watch, Duration patience) {
    super(body);
    this.watch = watch;
    this.patience = patience;
  }

  @Override
  public int read() {
    return watched(super::read);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    return watched(() -> super.read(bytes, offset, length));
  }

  private int watched(Part part) {
    Future<?> tooLong = watch.schedule(this::stop, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return part.read();
    } catch (IOException e) {
      throw new AnswerBrokeOff(e);
    } finally {
      tooLong.cancel(false);
    }
  }

  private void stop() {
    try {
      log.warn("A service has sent nothing more of its answer for {}", patience);
      close();
    } catch (IOException e) {
      log.debug("Could not close", e);
    }
  }
}
