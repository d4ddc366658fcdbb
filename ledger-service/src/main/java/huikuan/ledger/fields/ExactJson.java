package huikuan.ledger.fields;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it was sent: numbers keep their digits; written with the fields of objects sorted. */
public final class ExactJson {

  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** Where the parser keeps the text, and where it keeps its limits. */
  private static final Pattern INTERNALS =
      Pattern.compile(" \\([^()]* at \\[Source: [^\\]]*\\]\\)|, from `[^`]*`");

  /**
   * The whole body.
   *
   * @throws ProblemException if it is larger than {@code most} bytes
   */
  public static byte[] bytes(HttpServletRequest request, int most) throws IOException {
    if (request.getContentLengthLong() <= most) {
      byte[] bytes = request.getInputStream().readNBytes(most + 1);
      if (bytes.length <= most) {
        return bytes;
      }
    }
    throw new ProblemException(
        Problem.of(
            "too-large", "Too large", 413, "Send at most " + most + " bytes in one request."));
  }

  /**
   * The one object that the body is.
   *
   * @throws ProblemException if it is anything else
   */
  public static JsonNode object(byte[] body, Faults faults) {
    try (JsonParser parser = parser(body, 0, body.length)) {
      if (parser.nextToken() != null) {
        JsonNode value = JsonTree.read(MAPPER, parser, faults);
        if (value.isObject() && parser.nextToken() == null) {
          return value;
        }
      }
    } catch (JacksonException e) {
      throw notJson("The body is no JSON: " + fault(e));
    }
    throw notJson("The body must be one JSON object.");
  }

  /**
   * A parser of UTF-8 text. Left to itself it would also take UTF-16 and UTF-32, which lines cannot
   * be told apart in.
   *
   * @throws ProblemException if the text is in one of those
   */
  public static JsonParser parser(byte[] text, int from, int to) {
    if (wide(text, from, to)) {
      throw notJson("Send JSON in UTF-8.");
    }
    return MAPPER.createParser(text, from, to - from);
  }

  /** JSON begins with ASCII: other encodings show by a mark, or by a zero byte beside it. */
  private static boolean wide(byte[] text, int from, int to) {
    for (int at = from; at < Math.min(to, from + 2); at++) {
      if (text[at] == 0) {
        return true;
      }
    }
    return to - from >= 2
        && ((text[from] == (byte) 0xFE && text[from + 1] == (byte) 0xFF)
            || (text[from] == (byte) 0xFF && text[from + 1] == (byte) 0xFE));
  }

  /** What the parser says, without what only its own code knows. */
  public static String fault(JacksonException e) {
    return INTERNALS.matcher(e.getOriginalMessage()).replaceAll("");
  }

  public static ProblemException notJson(String detail) {
    return new ProblemException(Problem.of("not-json", "Not readable as JSON", 400, detail));
  }

  private ExactJson() {}
}
