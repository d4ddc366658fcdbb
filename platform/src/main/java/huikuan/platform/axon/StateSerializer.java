package huikuan.platform.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import huikuan.platform.eventlog.DateReader;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;

/** Writes the state of sagas, snapshots and tokens as JSON of their fields. */
public final class StateSerializer {

  private StateSerializer() {}

  public static Serializer create() {
    return Jackson3Serializer.builder()
        .jsonMapperBuilderCustomizer(
            builder ->
                builder
                    .addModule(DateReader.module())
                    .changeDefaultVisibility(
                        visibility ->
                            visibility
                                .withVisibility(
                                    PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                                .withVisibility(
                                    PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                                .withVisibility(
                                    PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES))
        .build();
  }
}
