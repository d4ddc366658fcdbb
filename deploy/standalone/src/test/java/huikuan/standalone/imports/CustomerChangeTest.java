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
      "contacts":[{"id":"p1","name":"Li Na","role":"paymentResponsible","email":"li.na@acme.example",\
      "addresses":[{"kind":"email","value":"li.na@acme.example","designated":true}],"windows":[],\
      "state":"proposed","basis":"contract","source":"client:erp"}],"forgotten":[],\
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
        .hasToString(
            "{\"name\":\"Acme Ltd\",\"locale\":\"en\",\"timeZone\":\"Europe/Berlin\","
                + "\"creditLimit\":{\"amount\":\"5000.00\"}}");
  }

  @Test
  void aCountryThatTheFileNamesIsSet() {
    CustomerChange change = CustomerChange.of("C-1", now(), Map.of(Field.COUNTRY, "DE"));
    assertThat(change.fields()).containsExactly(new Changed(Field.COUNTRY, "", "DE"));
    assertThat(change.body().path("country").asString()).isEqualTo("DE");
  }

  @Test
  void anAddressOfNobodyIsThatOfOneMoreContact() {
    CustomerChange change =
        CustomerChange.of("C-1", now(), Map.of(Field.CONTACT_EMAIL, "ap@acme.example"));

    assertThat(change.fields())
        .containsExactly(new Changed(Field.CONTACT_EMAIL, "li.na@acme.example", "ap@acme.example"));
    assertThat(change.body().path("contacts"))
        .hasToString(
            "[{\"id\":\"payment\",\"name\":\"Acme\",\"role\":\"paymentResponsible\","
                + "\"email\":\"ap@acme.example\"}]");
  }

  @Test
  void theContactThatAnImportHasMadeGetsTheOtherAddress() {
    JsonNode imported = JSON.readTree(NOW.replace("\"p1\"", "\"payment\""));
    CustomerChange change =
        CustomerChange.of("C-1", imported, Map.of(Field.CONTACT_EMAIL, "new@acme.example"));

    assertThat(change.fields())
        .containsExactly(
            new Changed(Field.CONTACT_EMAIL, "li.na@acme.example", "new@acme.example"));
    assertThat(change.body().path("contacts"))
        .hasToString(
            "[{\"id\":\"payment\",\"name\":\"Li Na\",\"role\":\"paymentResponsible\","
                + "\"addresses\":[{\"kind\":\"email\",\"value\":\"new@acme.example\","
                + "\"designated\":true}],\"windows\":[],\"basis\":\"contract\"}]");
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
