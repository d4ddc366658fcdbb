package huikuan.gateway;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Objects;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Sends a request on to its service, and the service's answer back as it arrives. An answer may
 * take as long as its client needs to read it, as long as it goes on.
 */
@Component
final class ServiceExchange implements ProxyExchange {

  private static final int BUFFER = 16 * 1024;

  private final CloseableHttpClient services;

  ServiceExchange(CloseableHttpClient services) {
    this.services = services;
  }

  @Override
  public ServerResponse exchange(Request request) {
    HttpUriRequestBase forwarded = forwarded(request);
    ClassicHttpResponse answer = send(forwarded);
    ServerResponse response =
        GatewayServerResponse.status(answer.getCode())
            .build((asked, out) -> pass(forwarded, answer, out));
    Head head = Head.of(answer);
    request.getResponseConsumers().forEach(each -> each.accept(head, response));
    return response;
  }

  private record Head(HttpStatusCode getStatusCode, HttpHeaders getHeaders) implements Response {

    static Head of(ClassicHttpResponse answer) {
      HttpHeaders headers = new HttpHeaders();
      for (Header each : answer.getHeaders()) {
        headers.add(each.getName(), each.getValue());
      }
      return new Head(HttpStatusCode.valueOf(answer.getCode()), headers);
    }
  }

  private static HttpUriRequestBase forwarded(Request request) {
    URI uri = Objects.requireNonNull(request.getUri());
    HttpUriRequestBase forwarded = new HttpUriRequestBase(request.getMethod().name(), uri);
    request
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> forwarded.addHeader(name, value)));
    // The client derives it from the body.
    forwarded.removeHeaders(HttpHeaders.CONTENT_LENGTH);
    body(request.getServerRequest().servletRequest(), forwarded);
    return forwarded;
  }

  private static void body(HttpServletRequest asked, HttpUriRequestBase forwarded) {
    try {
      ServletInputStream body = asked.getInputStream();
      if (!body.isFinished()) {
        forwarded.setEntity(new InputStreamEntity(body, asked.getContentLengthLong(), null));
      }
    } catch (IOException e) {
      throw new ServiceFailure(e);
    }
  }

  private ClassicHttpResponse send(HttpUriRequestBase forwarded) {
    try {
      return services.executeOpen(RoutingSupport.determineHost(forwarded), forwarded, null);
    } catch (IOException | HttpException e) {
      throw new ServiceFailure(e);
    }
  }

  private static @Nullable ModelAndView pass(
      HttpUriRequestBase forwarded, ClassicHttpResponse answer, HttpServletResponse response)
      throws IOException {
    try (answer) {
      try {
        copy(answer.getEntity(), response);
      } catch (IOException | ServiceFailure broken) {
        // Closed without this, the rest would be read to its end first.
        forwarded.cancel();
        throw broken;
      }
    }
    return null;
  }

  private static void copy(@Nullable HttpEntity body, HttpServletResponse response)
      throws IOException {
    if (body == null) {
      return;
    }
    InputStream in = content(body);
    OutputStream out = response.getOutputStream();
    byte[] part = new byte[BUFFER];
    for (int read = read(in, part); read >= 0; read = read(in, part)) {
      out.write(part, 0, read);
    }
  }

  private static InputStream content(HttpEntity body) {
    try {
      return body.getContent();
    } catch (IOException e) {
      throw new ServiceFailure(e);
    }
  }

  /** Tells a service that breaks off its answer from a client that goes away. */
  private static int read(InputStream in, byte[] part) {
    try {
      return in.read(part);
    } catch (IOException e) {
      throw new ServiceFailure(e);
    }
  }
}
