package huikuan.platform.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * An RFC 9457 problem that is told before the request has reached a controller.
 *
 * @param name the last part of its type
 * @param detail plain text without quotes, since it is written into JSON as it is
 */
public record Refusal(int status, String name, String title, String detail) {

  private static final String ATTRIBUTE = Refusal.class.getName();

  public static Refusal tooLarge(long most) {
    return new Refusal(
        413,
        "too-large",
        "Too large",
        "Send at most %d bytes in one request, counted unpacked; split what is larger."
            .formatted(most));
  }

  static Refusal foreignHost() {
    return new Refusal(
        421,
        "foreign-host",
        "This is another host",
        "The request asks for a host that this server is not. Its operator names the hosts:"
            + " huikuan.edge.hosts.");
  }

  static Refusal foreignPage() {
    return new Refusal(
        403,
        "foreign-page",
        "A page of another site",
        "A browser sent this for a page of another site, which may link to here and do nothing"
            + " else.");
  }

  static Refusal tooManyRequests() {
    return new Refusal(
        429,
        "too-many-requests",
        "Too many requests",
        "Send the same again later; Retry-After says in how many seconds.");
  }

  static Refusal tooSlow(long bytesPerSecond) {
    return new Refusal(
        408,
        "too-slow",
        "The upload is too slow",
        "The body has to bring at least %d bytes a second. Send the same again, or send less at a time."
            .formatted(bytesPerSecond));
  }

  static Refusal busy() {
    return new Refusal(
        503,
        "busy",
        "Too busy just now",
        "Send the same again: what was stored is known, and is not stored twice.");
  }

  static Refusal encoding() {
    return new Refusal(
        415,
        "unsupported-encoding",
        "The encoding of the body is not supported",
        "Send the body as it is, or with Content-Encoding: gzip.");
  }

  static Refusal charset() {
    return new Refusal(
        415,
        "unsupported-charset",
        "The body is not in UTF-8",
        "Send the same text in UTF-8, not in UTF-16 or UTF-32. A spreadsheet saves such a file as"
            + " CSV UTF-8.");
  }

  static Refusal contentType() {
    return new Refusal(
        415,
        "unsupported-media-type",
        "Unsupported Media Type",
        "Send one type, such as application/json, as Content-Type.");
  }

  static Refusal notGzip() {
    return new Refusal(
        400, "not-gzip", "The body cannot be unpacked", "The body is no complete gzip stream.");
  }

  static Refusal brokenOff() {
    return new Refusal(
        400, "broken-off", "The body is incomplete", "The body ended early or is malformed.");
  }

  static Refusal path() {
    return new Refusal(
        400,
        "malformed-path",
        "The path is malformed",
        "A path has no parameters. Escape a semicolon that belongs to a name as %3B.");
  }

  static Refusal query(String detail) {
    return new Refusal(400, "malformed-query", "The query is malformed", detail);
  }

  /** The refusal for what the web server itself has refused. */
  static Refusal ofStatus(int status) {
    return switch (status) {
      case 400 ->
          new Refusal(
              400,
              "malformed-request",
              "The request is no valid HTTP",
              "Send one request of HTTP/1.1: one Host, a Content-Length or Transfer-Encoding:"
                  + " chunked, and percent-encode what HTTP does not allow in an address or a"
                  + " header.");
      case 404 -> new Refusal(404, "not-found", "Not found", "There is nothing at this path.");
      // Tomcat answers CONNECT with 501: this server is no proxy.
      case 405, 501 ->
          new Refusal(405, "method-not-allowed", "Method not allowed", "Use another method here.");
      case 408 ->
          new Refusal(
              408,
              "too-slow",
              "The upload is too slow",
              "Send the same again, or less in one request.");
      case 413 -> new Refusal(413, "too-large", "Too large", "Send less in one request.");
      case 414 ->
          new Refusal(414, "address-too-long", "The address is too long", "Shorten the query.");
      case 417 ->
          new Refusal(
              417,
              "unsupported-expectation",
              "The expectation is not supported",
              "Send the request without Expect, or with Expect: 100-continue.");
      case 431 ->
          new Refusal(
              431,
              "headers-too-large",
              "The headers are too large",
              "Send fewer or shorter headers.");
      case 503 -> busy();
      case 505 ->
          new Refusal(
              505, "unsupported-version", "The version of HTTP is not supported", "Use HTTP/1.1.");
      default ->
          status < 500
              ? new Refusal(status, "refused", "Refused", "The request is not supported.")
              : new Refusal(
                  status,
                  "internal",
                  "Something went wrong here",
                  "This is our fault; the trace id finds it in the logs.");
    };
  }

  /** Ends the request with this problem; nothing of an answer may have been written. */
  public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    request.setAttribute(ATTRIBUTE, this);
    if (!response.isCommitted()) {
      response.resetBuffer();
      response.sendError(status);
    }
  }

  /** The refusal that a filter has sent; null = none. */
  static @Nullable Refusal sentFor(HttpServletRequest request) {
    return (Refusal) request.getAttribute(ATTRIBUTE);
  }

  String json() {
    return """
    {"type":"urn:huikuan:problem:%s","title":"%s","status":%d,"detail":"%s"}\
    """
        .formatted(name, title, status, detail);
  }

  /** For a person, whose language is not known here. */
  String html() {
    String unchanged =
        status < 500
            ? "<p>Nothing was changed: go back. <span lang=\"zh\">未作任何更改，请返回上一页。</span></p>"
            : "";
    return """
    <!doctype html><html lang="en"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>%1$s</title>
    <h1>%1$s</h1><p>%2$s</p>%3$s
    """
        .formatted(HtmlUtils.htmlEscape(title), HtmlUtils.htmlEscape(detail), unchanged);
  }
}
