package huikuan.platform.fields;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
    JsonText text = JsonText.of(body);
    try (JsonParser parser = text.parser()) {
      if (parser.nextToken() != null) {
        JsonNode value = JsonTree.read(MAPPER, parser, faults);
        if (value.isObject() && parser.nextToken() == null) {
          return value;
        }
      }
    } catch (JacksonException e) {
      throw notJson("The body is no JSON: " + text.fault(e) + ".");
    }
    throw notJson("The body must be one JSON object.");
  }

  public static ProblemException notJson(String detail) {
    return new ProblemException(noJson(detail));
  }

  public static Problem noJson(String detail) {
    return Problem.of("not-json", "Not readable as JSON", 400, detail);
  }

  private ExactJson() {}
}
