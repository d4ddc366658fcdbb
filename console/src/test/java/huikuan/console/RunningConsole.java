package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.util.HtmlUtils;

/** The console, where nobody signs in, and a browser's part of what is done with it. */
final class RunningConsole implements AutoCloseable {

  static final String URL = "https://huikuan.example";

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern ROW =
      Pattern.compile("<tr data-row[^>]*>(.*?)</tr>", Pattern.DOTALL);
  private static final Pattern CELL =
      Pattern.compile("<t[hd]\\b[^>]*>(.*?)</t[hd]>", Pattern.DOTALL);
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

  HttpRequest.Builder to(String path) {
    String port = console.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Accept", "text/html")
        .header("Accept-Language", "en");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(to(path));
  }

  /** A page as it is read in English, each of its gaps as one blank. */
  String page(String path) throws Exception {
    return squeezed(get(path).body());
  }

  String pageInChinese(String path) throws Exception {
    return squeezed(send(to(path).setHeader("Accept-Language", "zh-CN")).body());
  }

  static String squeezed(String page) {
    return page.replaceAll("\\s+", " ");
  }

  /** What each row of a page's tables says: its cells, and {@code |} between them. */
  static List<String> rows(String page) {
    return ROW.matcher(page)
        .results()
        .map(
            row ->
                CELL.matcher(row.group(1))
                    .results()
                    .map(cell -> cell.group(1).replaceAll("<[^>]*>", "").strip())
                    .map(HtmlUtils::htmlUnescape)
                    .collect(Collectors.joining("|")))
        .toList();
  }

  HttpResponse<String> post(String path, String cookie, String form) throws Exception {
    return send(
        to(path)
            .header("Cookie", cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** Sends a form with a session and its token. */
  HttpResponse<String> act(String path, String form) throws Exception {
    return act(get("/"), path, form);
  }

  private HttpResponse<String> act(HttpResponse<String> first, String path, String form)
      throws Exception {
    return post(path, cookie(first), form + "&_csrf=" + encoded(token(first)));
  }

  /** The page to which a form leads. */
  String shownAfter(String path, String form) throws Exception {
    HttpResponse<String> first = get("/");
    HttpResponse<String> answer = act(first, path, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String back = answer.headers().firstValue("Location").orElseThrow();
    return send(to(back.substring(URL.length())).header("Cookie", cookie(first))).body();
  }

  /** Sends a form as a browser does that has a page open; what it leads to is shown. */
  String sent(String path, String form) throws Exception {
    HttpResponse<String> first = get("/");
    HttpResponse<String> answer = act(first, path, form);
    if (answer.statusCode() != 302) {
      return answer.body();
    }
    String where = answer.headers().firstValue("Location").orElseThrow();
    String page = where.substring(URL.length());
    return where + "\n" + send(to(page).header("Cookie", cookie(first))).body();
  }

  static String cookie(HttpResponse<String> page) {
    return found(COOKIE, page.headers().firstValue("Set-Cookie").orElseThrow());
  }

  static String token(HttpResponse<String> page) {
    return found(TOKEN, page.body());
  }

  static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(matcher.groupCount());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.close();
    console.close();
    gateway.close();
  }
}
