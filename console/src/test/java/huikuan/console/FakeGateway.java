package huikuan.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers who asks, which companies there are, and what a test has told it; the rest is away. */
final class FakeGateway implements AutoCloseable {

  private static final Map<String, String> KNOWN =
      Map.of(
          "/api/v1/caller",
          """
          {"kind":"anybody","name":"anybody","rights":[
            {"role":"finance","companies":["*"]},{"role":"collector","companies":["*"]},
            {"role":"approver","companies":["*"]}]}
          """,
          "/api/v1/companies",
          """
          {"companies":[{"company":"CN01","name":{"zh":"江南","en":"Jiangnan"},
            "timeZone":"Asia/Shanghai","country":"CN","today":"2026-04-13","currencies":["CNY"]}]}
          """);

  /** The only link that is known here, and what its recipient sees. */
  static final String LINK = "aa.bb.cc";

  private static final String RECIPIENT = "/api/v1/recipient";
  private static final String SEEN =
      """
      {"company":{"id":"CN01","names":{"zh":"江南制造","en":"Jiangnan"}},"customer":"海河 <b>贸易</b>",
       "person":"王芳","locale":"zh-CN","today":"2026-04-13","expiresAt":"2026-06-12T01:00:00Z",
       "letter":{"number":"CN01.20260331.7K3Q9F2MXB","kind":"positive","cutOff":"2026-03-31",
        "issuedOn":"2026-04-02","currency":"CNY","balance":"12000.50","answerBy":"2026-04-20",
        "answerable":true,"items":[{"kind":"invoice","number":"FP/1","issuedOn":"2026-02-01",
        "dueOn":"2026-03-03","amount":"12000.50","open":"12000.50"}],"moreItems":0},
       "items":[{"account":"CN01.C 1.CNY","currency":"CNY","kind":"invoice","number":"FP/1",
        "issuedOn":"2026-02-01","dueOn":"2026-03-03","amount":"12000.50","open":"12000.50",
        "overdueDays":41,
        "told":{"reason":"inApproval","day":"2026-04-20","at":"2026-04-12T01:00:00Z"},
        "disputed":{"reason":"wrong-price","amount":"1200.00","at":"2026-04-12T02:00:00Z"}}],"moreItems":0,
       "sums":[{"account":"CN01.C 1.CNY","currency":"CNY","open":"12000.50","overdue":"12000.50",
        "unapplied":"0.00"}],"promises":[{"account":"CN01.C 1.CNY","amount":"5000.00",
        "on":"2026-04-21","at":"2026-04-12T01:00:00Z"}],
       "offers":[{"offer":"concession.CN01.C 1.1","account":"CN01.C 1.CNY","currency":"CNY",
         "kind":"settlement","state":"open","amount":"12000.50","pays":"11000.00","given":"1000.50",
         "dues":[{"on":"2026-05-01","amount":"11000.00"}],"endsIfMissed":true,"until":"2026-04-20",
         "items":[{"kind":"invoice","number":"FP/1","amount":"12000.50"}]},
        {"offer":"concession.CN01.C 1.2","account":"CN01.C 1.CNY","currency":"CNY",
         "kind":"exchange","state":"accepted","why":"accepted","amount":"20.00","pays":"20.00","given":"0.00",
         "dues":[],"endsIfMissed":false,"duty":"换货 <b>两箱</b>","dutyOn":"2026-04-30",
         "until":"2026-04-20","items":[{"kind":"invoice","number":"FP/1","amount":"20.00"}]},
        {"offer":"concession.CN01.C 1.3","account":"CN01.C 1.CNY","currency":"CNY",
         "kind":"plan","state":"accepted","amount":"30.00","pays":"30.00","given":"0.00",
         "dues":[],"endsIfMissed":false,"until":"2026-04-20","items":[]},
        {"offer":"concession.CN01.C 1.4","account":"CN01.C 1.CNY","currency":"CNY",
         "kind":"plan","state":"over","why":"kept","amount":"40.00","pays":"40.00","given":"0.00",
         "dues":[],"endsIfMissed":false,"until":"2026-04-20","items":[]}],
       "named":{"name":"李雷","at":"2026-04-12T01:00:00Z","state":"proposed"}}
      """;

  private final HttpServer server;

  /** Further answers, by path as it is sent. */
  final Map<String, String> told = new ConcurrentHashMap<>();

  /**
   * Refusals, by path as it is sent, or by method and path: problems with their status, else 409.
   */
  final Map<String, String> refused = new ConcurrentHashMap<>();

  /** The versions that requests to these paths must have seen, if they say one. */
  final Map<String, String> versions = new ConcurrentHashMap<>();

  /** Method, address and body of what was to be done. */
  final List<String> sent = new CopyOnWriteArrayList<>();

  /** How long requests to these paths are ready to wait, as they prefer. */
  final Map<String, String> preferred = new ConcurrentHashMap<>();

  /** Method and address of what was asked beyond these. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** Whether the API lets somebody ask at a path; what it does not is refused, and noted. */
  volatile Predicate<String> allowed = _ -> true;

  /** Paths that were asked for and not allowed. */
  final List<String> notAllowed = new CopyOnWriteArrayList<>();

  FakeGateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    if (path.startsWith(RECIPIENT)) {
      answerRecipient(exchange);
      return;
    }
    if (!allowed.test(path)) {
      notAllowed.add(path);
      send(exchange, 403, "{\"type\":\"urn:huikuan:problem:not-allowed\",\"status\":403}");
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    String version = versions.getOrDefault(path, "");
    String seen = exchange.getRequestHeaders().getFirst("If-Match");
    if (!version.isEmpty() && seen != null && !seen.equals('"' + version + '"')) {
      send(exchange, 412, "{\"type\":\"urn:huikuan:problem:changed-meanwhile\",\"status\":412}");
      return;
    }
    @Nullable String known = told.getOrDefault(path, KNOWN.get(path));
    if (!KNOWN.containsKey(path)) {
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      @Nullable String wait = exchange.getRequestHeaders().getFirst("Prefer");
      if (wait != null) {
        preferred.put(path, wait);
      }
      sent.add(exchange.getRequestMethod() + " " + path + new String(body, StandardCharsets.UTF_8));
    }
    @Nullable String problem =
        refused.getOrDefault(exchange.getRequestMethod() + " " + path, refused.get(path));
    if (problem != null) {
      Matcher status = Pattern.compile("\"status\":(\\d+)").matcher(problem);
      send(exchange, status.find() ? Integer.parseInt(status.group(1)) : 409, problem);
    } else if (known == null) {
      send(exchange, 503, "{\"type\":\"urn:huikuan:problem:unavailable\",\"status\":503}");
    } else {
      send(exchange, 200, known);
    }
  }

  /** Refuses a promise of nothing, and every other link. */
  private void answerRecipient(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + body);
    if (!LINK.equals(exchange.getRequestHeaders().getFirst("Huikuan-Link"))) {
      send(exchange, 404, "{\"type\":\"urn:huikuan:problem:link-unknown\",\"status\":404}");
    } else if (refused.containsKey(exchange.getRequestURI().getPath())) {
      send(exchange, 400, refused.getOrDefault(exchange.getRequestURI().getPath(), ""));
    } else if (body.contains("\"amount\":\"0\"")) {
      send(
          exchange,
          400,
          """
          {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
           {"field":"amount","allowed":"more than 0"}]}
          """);
    } else {
      boolean file = exchange.getRequestURI().getPath().endsWith("/files");
      send(exchange, 200, file ? "{\"hash\":\"abc\"}" : told.getOrDefault(RECIPIENT, SEEN));
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .add("Content-Type", status == 200 ? "application/json" : "application/problem+json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** Somebody who holds these roles: for all companies, or as {@code finance@CN01} for one. */
  void signedIn(String name, String... roles) {
    String rights =
        Arrays.stream(roles)
            .map(role -> (role.contains("@") ? role : role + "@*").split("@"))
            .map("{\"role\":\"%s\",\"companies\":[\"%s\"]}"::formatted)
            .collect(Collectors.joining(","));
    told.put(
        "/api/v1/caller",
        "{\"kind\":\"person\",\"name\":\"%s\",\"rights\":[%s]}".formatted(name, rights));
  }

  /** Refuses what is sent there, or asked. */
  void refuse(String path, String problem, int status) {
    refused.put(
        path, "{\"type\":\"urn:huikuan:problem:%s\",\"status\":%d}".formatted(problem, status));
  }

  /** Refuses what is sent there, for one of its fields. */
  void refuseField(String path, String field, String allowed) {
    refused.put(
        path,
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[{"field":"%s","allowed":"%s"}]}
        """
            .formatted(field, allowed));
  }

  /** All that a test told it is forgotten. */
  void forget() {
    told.clear();
    refused.clear();
    versions.clear();
    sent.clear();
    preferred.clear();
    asked.clear();
    notAllowed.clear();
    allowed = _ -> true;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
