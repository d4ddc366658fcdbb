package huikuan.platform.web.edge;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;

/** Refuses requests at the edge, and counts them. */
final class RefusedRequests {

  private final ObjectProvider<MeterRegistry> metrics;

  RefusedRequests(ObjectProvider<MeterRegistry> metrics) {
    this.metrics = metrics;
  }

  /**
   * @param wait until it may be sent again
   */
  void tooMany(Duration wait, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long seconds = wait.plusNanos(999_999_999).toSeconds();
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    refuse(Refusal.tooManyRequests(), request, response);
  }

  void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    metrics.ifAvailable(
        all -> all.counter("huikuan.edge.refused", "problem", refusal.name()).increment());
    refusal.send(request, response);
  }
}
