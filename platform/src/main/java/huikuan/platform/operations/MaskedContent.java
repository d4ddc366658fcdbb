package huikuan.platform.operations;

import huikuan.platform.fields.ExactJson;
import huikuan.platform.web.access.Masking;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a dead record says, as the current request may show it. A record that can't be read can have
 * names anywhere, so of a masked one only what looks like a code, a date or an amount is shown.
 *
 * @param text null if there is none
 * @param encoding {@code text} or {@code base64}
 * @param masked whether something may have been hidden
 */
record MaskedContent(@Nullable String text, String encoding, boolean masked) {

  /** What stands for something hidden. */
  static final String HIDDEN = "***";

  private static final String TEXT = "text";
  private static final String BASE64 = "base64";

  /** Parts of the names of fields whose values are people's, whatever they look like. */
  private static final List<String> OF_PEOPLE =
      List.of("name", "mail", "phone", "mobile", "tel", "fax", "address", "contact", "person");

  private static final Pattern DATE_OR_MOMENT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+Z?)?");
  private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,18}\\.\\d{1,9}( [A-Z]{3})?");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:/+-]{1,100}");
  private static final Pattern LIKE_PHONE = Pattern.compile("[+0-9./:-]*(\\d[./:-]?){7,}");
  private static final long LIKE_PHONE_NUMBER = 1_000_000_000L;

  static MaskedContent of(byte @Nullable [] content) {
    boolean masked = Masking.masked();
    if (content == null) {
      return new MaskedContent(null, TEXT, masked);
    }
    String text = text(content);
    if (masked) {
      return new MaskedContent(text == null ? HIDDEN : masked(text), TEXT, true);
    }
    return text == null
        ? new MaskedContent(Base64.getEncoder().encodeToString(content), BASE64, false)
        : new MaskedContent(text, TEXT, false);
  }

  /** Null if it is not text. */
  private static @Nullable String text(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.codePoints().anyMatch(MaskedContent::isNoText) ? null : text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isNoText(int character) {
    return Character.isISOControl(character)
        && character != '\n'
        && character != '\r'
        && character != '\t';
  }

  /** What is no JSON is hidden whole: nothing tells its names from the rest. */
  static String masked(String text) {
    try {
      return ExactJson.MAPPER.writeValueAsString(masked("", ExactJson.MAPPER.readTree(text)));
    } catch (JacksonException e) {
      return HIDDEN;
    }
  }

  private static JsonNode masked(String field, JsonNode value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value.isObject()) {
      ObjectNode object = nodes.objectNode();
      for (var each : value.properties()) {
        String name = isShown("", each.getKey()) ? each.getKey() : HIDDEN;
        object.set(name, masked(each.getKey(), each.getValue()));
      }
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = nodes.arrayNode();
      value.forEach(each -> array.add(masked(field, each)));
      return array;
    }
    boolean shown =
        value.isNumber()
            ? !isOfPeople(field) && value.decimalValue().abs().longValue() < LIKE_PHONE_NUMBER
            : !value.isString() || isShown(field, value.stringValue());
    return shown ? value : nodes.stringNode(HIDDEN);
  }

  private static boolean isOfPeople(String field) {
    String name = field.toLowerCase(Locale.ROOT);
    return OF_PEOPLE.stream().anyMatch(name::contains);
  }

  private static boolean isShown(String field, String value) {
    if (isOfPeople(field)) {
      return false;
    }
    return DATE_OR_MOMENT.matcher(value).matches()
        || AMOUNT.matcher(value).matches()
        || CODE.matcher(value).matches() && !LIKE_PHONE.matcher(value).matches();
  }
}
