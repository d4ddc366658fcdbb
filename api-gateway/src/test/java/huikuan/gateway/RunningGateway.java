package huikuan.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway on a real port, before three services and the console; spoken to in plain HTTP. */
final class RunningGateway implements AutoCloseable {

  final FakeService ledger = new FakeService("ledger");
  final FakeService dunning = new FakeService("dunning");
  final FakeService notification = new FakeService("notification");
  final FakeService console = new FakeService("console");
  private final ConfigurableApplicationContext context;

  RunningGateway(String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--huikuan.sandbox=true",
                "--huikuan.gateway.ledger=" + ledger.url(),
                "--huikuan.gateway.dunning=" + dunning.url(),
                "--huikuan.gateway.notification=" + notification.url(),
                "--huikuan.gateway.console=" + console.url()));
    arguments.addAll(List.of(settings));
    context = ApiGateway.application().run(arguments.toArray(String[]::new));
  }

  record Answer(int status, List<String> headers, String body) {
    /** All values of a header, joined; empty if there is none. */
    String header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return String.join(
          "|",
          headers.stream()
              .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
              .map(line -> line.substring(prefix.length()).strip())
              .toList());
    }
  }

  Answer get(String path, String... headers) throws IOException {
    return send("GET", path, List.of(headers), "");
  }

  Answer post(String path, String body, String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/json");
    all.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
    return send("POST", path, all, body);
  }

  Answer send(String method, String path, List<String> headers, String body) throws IOException {
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head(method, path, headers).getBytes(StandardCharsets.US_ASCII));
      out.write(body.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return read(socket);
    }
  }

  Socket connect() throws IOException {
    int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  /** Asks where the process is asked how it does. */
  Answer managed(String path, String... headers) throws IOException {
    int port = context.getEnvironment().getRequiredProperty("local.management.port", int.class);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String head = head("GET", path, List.of(headers));
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return read(socket);
    }
  }

  static String head(String method, String path, List<String> headers) {
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
      head.append("Host: localhost\r\n");
    }
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (headers.stream().noneMatch(header -> header.startsWith("Connection:"))) {
      head.append("Connection: close\r\n");
    }
    return head.append("\r\n").toString();
  }

  static Answer read(Socket socket) throws IOException {
    String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    List<String> lines = List.of(text.substring(0, end).split("\r\n"));
    int status = Integer.parseInt(lines.getFirst().split(" ")[1]);
    return new Answer(status, lines.subList(1, lines.size()), text.substring(end + 4));
  }

  @Override
  public void close() {
    context.close();
    List.of(ledger, dunning, notification, console).forEach(FakeService::close);
  }
}
