package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/** The console beside a gateway that tells what a test wants. */
final class RunningConsole implements AutoCloseable {

  static final String URL = "https://huikuan.example";

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern COOKIE = Pattern.compile("huikuan-console=[^;]+");

  final FakeGateway gateway;
  private final ConfigurableApplicationContext console;
  private final HttpClient http = HttpClient.newHttpClient();

  RunningConsole() throws IOException {
    gateway = new FakeGateway();
    console =
        Console.application()
            .run(
                "--server.port=0",
                "--huikuan.console.open=true",
                "--huikuan.console.url=" + URL,
                "--huikuan.console.gateway=" + gateway.url());
  }

  @Override
  public void close() {
    http.close();
    console.close();
    gateway.close();
  }

  HttpRequest.Builder to(String path) {
    String port = console.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Accept", "text/html")
        .header("Accept-Language", "en");
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(to(path).build());
  }

  HttpResponse<String> post(String path, String cookie, String form) throws Exception {
    return send(
        to(path)
            .header("Cookie", cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  /** Sends a form as a browser does that has a page open; what it leads to is shown. */
  String sent(String path, String form) throws Exception {
    HttpResponse<String> page = get("/");
    String cookie = cookie(page);
    HttpResponse<String> answer = post(path, cookie, token(page) + "&" + form);
    if (answer.statusCode() != 302) {
      return answer.body();
    }
    String where = answer.headers().firstValue("Location").orElseThrow();
    return where
        + "\n"
        + send(to(where.substring(URL.length())).header("Cookie", cookie).build()).body();
  }

  static String cookie(HttpResponse<String> page) {
    return found(COOKIE, page.headers().firstValue("Set-Cookie").orElseThrow());
  }

  /** The field by which a form shows that it is of a page of ours. */
  static String token(HttpResponse<String> page) {
    return "_csrf=" + URLEncoder.encode(found(TOKEN, page.body()), StandardCharsets.UTF_8);
  }

  static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(matcher.groupCount());
  }
}
