package huikuan.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Tells a service that breaks off its answer from a client that goes away. */
@Component
final class ServiceExchange extends RestClientProxyExchange {

  private static final Logger log = LoggerFactory.getLogger(ServiceExchange.class);

  ServiceExchange(RestClient.Builder client, GatewayMvcProperties properties) {
    super(client.build(), properties);
  }

  @Override
  protected int copyResponseBody(ClientHttpResponse answer, InputStream body, OutputStream out)
      throws IOException {
    return super.copyResponseBody(answer, new FromService(body), out);
  }

  /**
   * Not an IOException and without its cause: Spring would take either for the client's own
   * disconnect, and end the answer as if it were complete.
   */
  static final class AnswerBrokeOff extends RuntimeException {
    AnswerBrokeOff(IOException cause) {
      super("The service broke off its answer");
      log.warn("A service broke off its answer: {}", cause.getMessage());
    }
  }

  private static final class FromService extends FilterInputStream {

    FromService(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        throw new AnswerBrokeOff(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        throw new AnswerBrokeOff(e);
      }
    }
  }
}
