package huikuan.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

/** What the store names is looked up in a list, and never loaded. */
class StoredTypesTest {

  private static final Serializer SERIALIZER =
      StateSerializer.create(StoredTypes.of(Reminding.class));

  private static volatile boolean loaded;

  record DayBegins(String day) {}

  static final class Reminding {

    int count;

    @DeadlineHandler(deadlineName = "day")
    void on(DayBegins begins, @MetaDataValue("firedAt") String firedAt) {}

    @DeadlineHandler(deadlineName = "bare")
    void on(@MetaDataValue("firedAt") Integer firedAt) {}
  }

  @SuppressWarnings("unused")
  static final class Foreign {
    static {
      loaded = true;
    }

    String text = "";
  }

  private static Object read(String type, String json) {
    return SERIALIZER.deserialize(new SimpleSerializedObject<>(json, String.class, type, null));
  }

  @Test
  void statesPayloadsOfTheirDeadlinesAndTokensAreRead() {
    assertThat(read(Reminding.class.getName(), "{\"count\":3}"))
        .isInstanceOfSatisfying(
            Reminding.class, reminding -> assertThat(reminding.count).isEqualTo(3));
    assertThat(read(DayBegins.class.getName(), "{\"day\":\"2026-01-02\"}"))
        .isEqualTo(new DayBegins("2026-01-02"));
    assertThat(read(GlobalSequenceTrackingToken.class.getName(), "{\"globalIndex\":7}"))
        .isEqualTo(new GlobalSequenceTrackingToken(7));
  }

  @Test
  void anotherNameIsRefusedAndNothingIsLoaded() {
    String foreign = StoredTypesTest.class.getName() + "$Foreign";
    for (String name : List.of(foreign, "java.lang.ProcessBuilder", "java.lang.Integer", "", "?")) {
      assertThatThrownBy(() -> read(name, "{}"))
          .isInstanceOf(SerializationException.class)
          .hasMessage(
              "The store names the class %s, which this service does not store: the data are"
                  + " damaged, or another's",
              name);
    }
    assertThat(loaded).isFalse();
  }

  /** It would be stored, and could not be read again. */
  @Test
  void anotherClassIsNotStored() {
    assertThatThrownBy(() -> SERIALIZER.serialize(new StringBuilder(), String.class))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("java.lang.StringBuilder");
  }
}
