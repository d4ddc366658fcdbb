package huikuan.platform.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a request that cannot be read; deeper down it would be a fault of the program. */
final class ReadableFilter extends OncePerRequestFilter {

  /** The most that the web server takes apart. */
  static final int MOST_PARAMETERS = 1000;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Refusal refusal = refusal(request);
    if (refusal == null) {
      chain.doFilter(AnyCharset.of(request), response);
    } else {
      refusal.send(request, response);
    }
  }

  /** Null if it can be read. */
  private static @Nullable Refusal refusal(HttpServletRequest request) {
    if (request.getMethod().isEmpty()) {
      return Refusal.ofStatus(HttpStatus.BAD_REQUEST.value());
    }
    if (isRange(request.getContentType())) {
      return Refusal.contentType();
    }
    if (request.getRequestURI().indexOf(';') >= 0) {
      return Refusal.path();
    }
    String query = request.getQueryString();
    return query == null ? null : refusal(query);
  }

  /** A body has one type; a range of types is what a client accepts. */
  private static boolean isRange(@Nullable String contentType) {
    try {
      return contentType != null && MediaType.parseMediaType(contentType).isWildcardSubtype();
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  /** Null if the query can be read. */
  private static @Nullable Refusal refusal(String query) {
    if (query.chars().filter(each -> each == '&').count() >= MOST_PARAMETERS) {
      return Refusal.query("At most " + MOST_PARAMETERS + " parameters are read.");
    }
    if (query.startsWith("=") || query.contains("&=")) {
      return Refusal.query("A parameter has a name before its equals sign.");
    }
    if (query.indexOf('%') >= 0 && !decodes(query)) {
      return Refusal.query(
          "Each percent sign begins a byte in two hexadecimal digits, such as %20, and the bytes"
              + " are UTF-8.");
    }
    return null;
  }

  private static boolean decodes(String query) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(query.length());
    for (int at = 0; at < query.length(); at++) {
      char each = query.charAt(at);
      if (each != '%') {
        bytes.write(each < 0x80 ? each : '?');
        continue;
      }
      if (at + 2 >= query.length()) {
        return false;
      }
      int high = Character.digit(query.charAt(at + 1), 16);
      int low = Character.digit(query.charAt(at + 2), 16);
      if (high < 0 || low < 0) {
        return false;
      }
      bytes.write(high << 4 | low);
      at += 2;
    }
    return isUtf8(bytes.toByteArray());
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
