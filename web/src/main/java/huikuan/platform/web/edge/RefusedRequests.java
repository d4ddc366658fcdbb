package huikuan.platform.web.edge;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;

/** Refuses requests at the edge, and counts them. */
final class RefusedRequests {

  private final ObjectProvider<MeterRegistry> metrics;

  RefusedRequests(ObjectProvider<MeterRegistry> metrics) {
    this.metrics = metrics;
  }

  void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    metrics.ifAvailable(
        all -> all.counter("huikuan.edge.refused", "problem", refusal.name()).increment());
    refusal.send(request, response);
  }
}
