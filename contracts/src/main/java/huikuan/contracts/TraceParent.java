package huikuan.contracts;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A W3C trace context {@code traceparent}: the HTTP header, the event metadata and the Kafka header
 * of this name.
 *
 * @param traceId 32 hexadecimal digits: the same along the whole way
 * @param spanId 16 hexadecimal digits: this hop
 * @param flags two hexadecimal digits
 */
public record TraceParent(String traceId, String spanId, String flags) {

  /** Name of the header and of the metadata. */
  public static final String NAME = "traceparent";

  private static final Pattern FORMAT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  /** Empty if the text is no valid trace context. */
  public static Optional<TraceParent> parse(String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches()
        || text.startsWith("ff")
        || (text.startsWith("00") && matcher.group(4) != null)
        || matcher.group(1).matches("0+")
        || matcher.group(2).matches("0+")) {
      return Optional.empty();
    }
    return Optional.of(new TraceParent(matcher.group(1), matcher.group(2), matcher.group(3)));
  }

  public static TraceParent fresh(RandomGenerator random) {
    return new TraceParent(hex(random, 16), hex(random, 8), "01");
  }

  /** The same trace, one hop on. */
  public TraceParent next(RandomGenerator random) {
    return new TraceParent(traceId, hex(random, 8), flags);
  }

  private static String hex(RandomGenerator random, int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    value[0] |= 1;
    return HexFormat.of().formatHex(value);
  }

  /** The header's value. */
  @Override
  public String toString() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }
}
