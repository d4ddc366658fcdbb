package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.standalone.imports.CustomerChange.Changed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CustomerChangeTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOW =
      """
      {"company":"CN01","customer":"C-1","name":"Acme","locale":"en","timeZone":"Europe/Berlin",\
      "contacts":[{"id":"p1","name":"Li Na","role":"paymentResponsible","email":"li.na@acme.example"}],\
      "creditLimit":{"amount":"5000.00"},"position":7}\
      """;

  private static JsonNode now() {
    return JSON.readTree(NOW);
  }

  @Test
  void whatTheFileDoesNotNameStays() {
    assertThat(CustomerChange.of("C-1", now(), Map.of()).nothing()).isTrue();

    CustomerChange change =
        CustomerChange.of("C-1", now(), Map.of(Field.CUSTOMER_NAME, "Acme Ltd"));

    assertThat(change.fields())
        .containsExactly(new Changed(Field.CUSTOMER_NAME, "Acme", "Acme Ltd"));
    assertThat(change.body())
        .isEqualTo(
            JSON.readTree(
                NOW.replace("\"Acme\"", "\"Acme Ltd\"")
                    .replace("\"company\":\"CN01\",\"customer\":\"C-1\",", "")
                    .replace(",\"position\":7", "")));
  }

  @Test
  void aCountryThatTheFileNamesIsSet() {
    CustomerChange change = CustomerChange.of("C-1", now(), Map.of(Field.COUNTRY, "DE"));
    assertThat(change.fields()).containsExactly(new Changed(Field.COUNTRY, "", "DE"));
    assertThat(change.body().path("country").asString()).isEqualTo("DE");
  }

  /** The first of a role is written to: an address in a file is meant to be. */
  @Test
  void aContactComesBeforeThoseThatAreThere() {
    CustomerChange change =
        CustomerChange.of("C-1", now(), Map.of(Field.CONTACT_EMAIL, "ap@acme.example"));

    assertThat(change.fields())
        .containsExactly(new Changed(Field.CONTACT_EMAIL, "li.na@acme.example", "ap@acme.example"));
    assertThat(change.body().path("contacts")).hasSize(2);
    assertThat(change.body().at("/contacts/0"))
        .hasToString(
            "{\"id\":\"payment\",\"name\":\"Acme\",\"role\":\"paymentResponsible\","
                + "\"email\":\"ap@acme.example\"}");
    assertThat(change.body().at("/contacts/1")).isEqualTo(now().at("/contacts/0"));
    JsonNode after = change.body();
    assertThat(
            CustomerChange.of("C-1", after, Map.of(Field.CONTACT_EMAIL, "ap@acme.example"))
                .nothing())
        .isTrue();
    assertThat(
            CustomerChange.of("C-1", after, Map.of(Field.CONTACT_EMAIL, "new@acme.example"))
                .fields())
        .containsExactly(new Changed(Field.CONTACT_EMAIL, "ap@acme.example", "new@acme.example"));
  }

  @Test
  void theNameOfANewContactIsToldOnlyIfItIsAnother() {
    Map<Field, String> same =
        Map.of(Field.CONTACT_EMAIL, "ap@acme.example", Field.CONTACT_NAME, "Li Na");
    assertThat(CustomerChange.of("C-1", now(), same).fields())
        .extracting(Changed::field)
        .containsExactly(Field.CONTACT_EMAIL);

    assertThat(CustomerChange.of("C-1", null, same).fields())
        .containsExactly(
            new Changed(Field.CONTACT_EMAIL, "", "ap@acme.example"),
            new Changed(Field.CONTACT_NAME, "", "Li Na"));
  }

  @Test
  void aContactThatHasTheAddressIsTheOne() {
    CustomerChange change =
        CustomerChange.of(
            "C-1",
            now(),
            Map.of(Field.CONTACT_EMAIL, "li.na@acme.example", Field.CONTACT_NAME, "Li Na"));

    assertThat(change.nothing()).isTrue();
  }

  @Test
  void aNewCustomerIsNamedByItsIdUnlessTheFileNamesIt() {
    assertThat(CustomerChange.of("C-1", null, Map.of()))
        .satisfies(
            change -> {
              assertThat(change.created()).isTrue();
              assertThat(change.body()).hasToString("{\"name\":\"C-1\"}");
            });
    assertThat(
            CustomerChange.of("C-1", null, Map.of(Field.CUSTOMER_NAME, "Acme", Field.LOCALE, "en"))
                .body())
        .hasToString("{\"name\":\"Acme\",\"locale\":\"en\"}");
  }
}
