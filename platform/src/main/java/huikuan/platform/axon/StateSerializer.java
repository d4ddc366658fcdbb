package huikuan.platform.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import huikuan.platform.eventlog.DateReader;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;

/**
 * Writes the state of sagas, snapshots and tokens, and the payloads of deadlines, as JSON of their
 * fields. It writes and reads {@link StoredTypes} only.
 */
public final class StateSerializer extends Jackson3Serializer {

  private final StoredTypes types;

  private StateSerializer(Builder builder, StoredTypes types) {
    super(builder);
    this.types = types;
  }

  public static Serializer create(StoredTypes types) {
    return new StateSerializer(
        Jackson3Serializer.builder()
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
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)),
        types);
  }

  /** Axon would load the class that the stored text names. */
  @Override
  public Class<?> classForType(SerializedType type) {
    return SerializedType.emptyType().equals(type) ? Void.class : types.named(type.getName());
  }

  @Override
  @SuppressWarnings("rawtypes")
  public SerializedType typeForClass(Class type) {
    SerializedType named = super.typeForClass(type);
    if (!SerializedType.emptyType().equals(named)) {
      types.named(named.getName());
    }
    return named;
  }
}
