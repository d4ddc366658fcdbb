package huikuan.platform.fields;

import huikuan.platform.web.ProblemException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** A text that should be JSON in UTF-8: a whole body, or one line of it. */
public final class JsonText {

  private static final int PART = 8 * 1024;

  private static final StreamReadConstraints LIMITS = StreamReadConstraints.defaults();

  private static final String TOO_MUCH =
      "it is nested deeper than %,d levels, or has a number of more than %,d digits or a name of more than %,d characters"
          .formatted(
              LIMITS.getMaxNestingDepth(), LIMITS.getMaxNumberLength(), LIMITS.getMaxNameLength());

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final int line;

  private JsonText(byte[] bytes, int from, int to, int line) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.line = line;
  }

  /** All of it. */
  public static JsonText of(byte[] bytes) {
    return new JsonText(bytes, 0, bytes.length, 1);
  }

  /**
   * A line of it.
   *
   * @param line its number, from 1
   */
  public static JsonText line(byte[] bytes, int from, int to, int line) {
    return new JsonText(bytes, from, to, line);
  }

  /**
   * A parser of UTF-8 text. Left to itself it would also take UTF-16 and UTF-32, which lines cannot
   * be told apart in, and characters written in more bytes than they need.
   *
   * @throws ProblemException if the text is in one of those
   * @throws JacksonException if it is no UTF-8
   */
  public JsonParser parser() {
    requireNarrow();
    if (!isUtf8()) {
      throw new StreamReadException(null, "Not UTF-8");
    }
    return ExactJson.MAPPER.createParser(bytes, from, to - from);
  }

  /**
   * JSON begins with ASCII: other encodings show by a mark, or by a zero byte beside it.
   *
   * @throws ProblemException if the text is in UTF-16 or UTF-32
   */
  public void requireNarrow() {
    boolean zero = to > from && (bytes[from] == 0 || (to - from > 1 && bytes[from + 1] == 0));
    if (zero || begins(0xFE, 0xFF) || begins(0xFF, 0xFE)) {
      throw ExactJson.notJson("Send JSON in UTF-8.");
    }
  }

  private boolean begins(int first, int second) {
    return to - from >= 2 && bytes[from] == (byte) first && bytes[from + 1] == (byte) second;
  }

  /** The parser's fault, in words of ours. */
  public String fault(JacksonException e) {
    if (e instanceof UnexpectedEndOfInputException) {
      return "it ends too early";
    }
    if (e instanceof StreamConstraintsException) {
      return TOO_MUCH;
    }
    if (!isUtf8()) {
      return "it is not UTF-8";
    }
    return e.getLocation() == null
        ? "it is malformed"
        : "see line %d, column %d"
            .formatted(e.getLocation().getLineNr() + line - 1, e.getLocation().getColumnNr());
  }

  private boolean isUtf8() {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer text = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer part = CharBuffer.allocate(PART);
    CoderResult result = decoder.decode(text, part, true);
    while (result.isOverflow()) {
      part.clear();
      result = decoder.decode(text, part, true);
    }
    return !result.isError();
  }
}
