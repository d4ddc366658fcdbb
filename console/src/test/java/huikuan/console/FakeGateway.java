package huikuan.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers who asks and which companies there are; the rest of the API is away. */
final class FakeGateway implements AutoCloseable {

  private static final Map<String, String> KNOWN =
      Map.of(
          "/api/v1/caller",
          """
          {"kind":"anybody","name":"anybody","rights":[
            {"role":"finance","companies":["*"]},{"role":"collector","companies":["*"]}]}
          """,
          "/api/v1/companies",
          """
          {"companies":[{"company":"CN01","name":{"zh":"江南","en":"Jiangnan"},
            "timeZone":"Asia/Shanghai","country":"CN","today":"2026-04-13","currencies":["CNY"]}]}
          """);

  private final HttpServer server;

  /** Method and address of what was asked beyond these. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  FakeGateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String known = KNOWN.get(path);
    if (known == null) {
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    }
    String type = known == null ? "application/problem+json" : "application/json";
    String body =
        known == null ? "{\"type\":\"urn:huikuan:problem:unavailable\",\"status\":503}" : known;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(known == null ? 503 : 200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
