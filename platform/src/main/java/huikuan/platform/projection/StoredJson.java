package huikuan.platform.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records of contracts as JSON text, as read models keep them. */
public final class StoredJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  /**
   * @throws tools.jackson.core.JacksonException if the text is no such value
   */
  public static <T> T read(String text, Class<T> type) {
    return JSON.readValue(text, type);
  }

  private StoredJson() {}
}
