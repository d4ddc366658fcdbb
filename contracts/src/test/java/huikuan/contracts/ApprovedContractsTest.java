package huikuan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.notification.NotificationEvent;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The approved JSON of each event is what code reads and writes; it changes by addition only. */
class ApprovedContractsTest {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  static Stream<Class<?>> events() {
    return Stream.of(LedgerEvent.class, DunningEvent.class, NotificationEvent.class)
        .flatMap(ApprovedContractsTest::records);
  }

  private static Stream<Class<?>> records(Class<?> contract) {
    return contract.isInterface()
        ? Arrays.stream(contract.getPermittedSubclasses()).flatMap(ApprovedContractsTest::records)
        : Stream.of(contract);
  }

  @ParameterizedTest
  @MethodSource("events")
  void isReadAndWrittenAsApproved(Class<?> event) throws Exception {
    String name = event.getAnnotation(EventName.class).value();
    try (InputStream approved = getClass().getResourceAsStream("/contracts/" + name + ".json")) {
      assertThat(approved).as("approved JSON of " + name).isNotNull();
      String json = new String(approved.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

      Object read = JSON.readValue(json, event);

      assertThat(JSON.readTree(JSON.writeValueAsString(read))).isEqualTo(JSON.readTree(json));
      for (var component : event.getRecordComponents()) {
        assertThat(component.getAccessor().invoke(read))
            .as(name + " shows its field " + component.getName())
            .isNotNull();
      }
    }
  }
}
