package huikuan.platform.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events to JSON and back, by their stable names. Unknown fields are left aside: contracts grow.
 */
public final class EventCodec {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(DateReader.module())
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final EventVocabulary vocabulary;

  public EventCodec(EventVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  public String nameOf(Object event) {
    return vocabulary.nameOf(event.getClass());
  }

  public String encode(Object event) {
    return JSON.writeValueAsString(event);
  }

  /**
   * @throws IllegalArgumentException if the name is unknown
   * @throws tools.jackson.core.JacksonException if the text is not such an event
   */
  public Object decode(String name, String json) {
    return JSON.readValue(json, vocabulary.typeOf(name));
  }
}
