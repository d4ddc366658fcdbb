package huikuan.platform.web.access;

import jakarta.servlet.ServletRequest;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Names and addresses of people as the current request may show them. They are masked for an
 * operator who has no role that reads them, unless the operator has unmasked them for a while. An
 * answer is made on the thread of its request; whatever no request asks for is not masked.
 */
public final class Masking {

  private static final String MASKED = Masking.class.getName();

  private static final String REST = "***";
  private static final String PART = "[^\\s<>\"'()@,;:]";
  private static final Pattern ADDRESS =
      Pattern.compile("(%1$s)%1$s*+@(%1$s)(%1$s*+)".formatted(PART));

  private Masking() {}

  /** Names and addresses are masked in the answer to a request. */
  public static void mask(ServletRequest request) {
    request.setAttribute(MASKED, true);
  }

  /** A text that may name people anywhere: {@code ***} if they are masked. */
  public static String hidden(String text) {
    return text.isEmpty() || !masked() ? text : REST;
  }

  /** A name: {@code L***} if it is masked. */
  public static String name(String name) {
    return name.isEmpty() || !masked()
        ? name
        : name.substring(0, name.offsetByCodePoints(0, 1)) + REST;
  }

  /** A text; mail addresses in it are {@code l***@e***.example} if they are masked. */
  public static String text(String text) {
    return !masked()
        ? text
        : ADDRESS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(address(found)));
  }

  private static String address(MatchResult found) {
    String rest = found.group(3);
    int dot = rest.lastIndexOf('.');
    return found.group(1)
        + REST
        + "@"
        + found.group(2)
        + REST
        + (dot < 0 ? "" : rest.substring(dot));
  }

  /** Whether the current request may show no names. */
  public static boolean masked() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request != null && request.getAttribute(MASKED, RequestAttributes.SCOPE_REQUEST) != null;
  }
}
