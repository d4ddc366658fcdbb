package huikuan.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Tells a service that breaks off its answer from a client that goes away. An answer may take as
 * long as its client needs to read it, as long as it goes on.
 */
@Component
final class ServiceExchange extends RestClientProxyExchange implements DisposableBean {

  private final ScheduledThreadPoolExecutor watch;
  private final Duration patience;

  ServiceExchange(
      RestClient.Builder client, GatewayMvcProperties properties, GatewaySettings settings) {
    super(client.build(), properties);
    patience = settings.responseTimeout();
    watch =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("watch").factory());
    watch.setRemoveOnCancelPolicy(true);
  }

  @Override
  protected int copyResponseBody(ClientHttpResponse answer, InputStream body, OutputStream out)
      throws IOException {
    try {
      return super.copyResponseBody(answer, new FromService(body, watch, patience), out);
    } catch (IOException clientGone) {
      // Closed here, the rest is not wanted; closed later, it would be read to its end first.
      body.close();
      throw clientGone;
    }
  }

  @Override
  public void destroy() {
    watch.shutdownNow();
  }
}
