package huikuan.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service behind the gateway: keeps what arrives, answers what it is told to. */
final class FakeService implements AutoCloseable {

  record Arrived(String method, String uri, Map<String, List<String>> headers, byte[] body) {
    String header(String name) {
      List<String> values = headers.get(name);
      return values == null ? null : String.join("|", values);
    }
  }

  final List<Arrived> arrived = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile HttpHandler handler;

  FakeService(String name) {
    this.handler = exchange -> answer(exchange, 200, "{\"from\":\"" + name + "\"}");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> handler.handle(exchange));
    server.start();
  }

  void handle(HttpHandler handler) {
    this.handler = handler;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Arrived only() {
    if (arrived.size() != 1) {
      throw new AssertionError("Expected one request, got " + arrived);
    }
    return arrived.getFirst();
  }

  void keep(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    arrived.add(
        new Arrived(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            body));
  }

  void answer(HttpExchange exchange, int status, String json) throws IOException {
    keep(exchange);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
