package huikuan.ledger.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.contracts.ledger.Contact.Holding.Basis;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.ledger.customer.ContactData.Reached;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerReaderTest {

  private static final CustomerId ACME = new CustomerId("CN01", "ACME");
  private static final String FULL =
      """
      {"name":"示例公司","taxNumber":"91310000MA1FL0000X","address":"Musterweg 1, 10115 Berlin","locale":"en-GB","timeZone":"Europe/Berlin","country":"DE","class":"key",
       "contacts":[{"id":"1","name":"Li Na","role":"paymentResponsible","email":"li.na@example.com",
                    "mobile":"+86 138-0000-0000","validFrom":"2013-01-01","validTo":"2013-01-01"},
                   {"id":"2","name":"Wang","role":"accountsPayable"}],
       "paymentCalendar":{"runDays":[10,25]},"creditLimit":"1000.00"}
      """;

  @Test
  void allIsReadAndWhatComesLaterIsKeptAsGiven() {
    assertThat(read(FULL).data())
        .isEqualTo(
            new CustomerChanged(
                ACME,
                "示例公司",
                "91310000MA1FL0000X",
                "Musterweg 1, 10115 Berlin",
                "en-GB",
                "Europe/Berlin",
                "DE",
                "key",
                "\"1000.00\""));
  }

  @Test
  void theShortFormOfAddressesIsRead() {
    assertThat(read(FULL).contacts())
        .containsExactly(
            new ContactData(
                "1",
                "Li Na",
                Role.PAYMENT_RESPONSIBLE,
                null,
                null,
                List.of(
                    new Reached(Kind.EMAIL, "li.na@example.com", false),
                    new Reached(Kind.MOBILE, "+8613800000000", false)),
                null,
                null,
                List.of(),
                LocalDate.parse("2013-01-01"),
                LocalDate.parse("2013-01-01"),
                null,
                Basis.CONTRACT,
                null),
            new ContactData(
                "2",
                "Wang",
                Role.ACCOUNTS_PAYABLE,
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Basis.CONTRACT,
                null));
  }

  @Test
  void aNameIsEnough() {
    assertThat(read("{\"name\":\"Acme\"}").data())
        .isEqualTo(
            new CustomerChanged(
                ACME, "Acme", null, null, "zh-CN", "Asia/Shanghai", "CN", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"  x", "..", "123456789012345678901234567890123"})
  void aTaxNumberIsRefusedWithTheLengthOfOne(String number) {
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class, () -> read(FULL.replace("91310000MA1FL0000X", number)));
    assertThat(refusal.problem().detail()).startsWith("taxNumber: 1 to 32 printable characters");
  }

  /** A part of good data, its replacement, and the field that is then at fault. */
  @ParameterizedTest(name = "{1} instead of {0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "name":"示例公司",        | ~~                       | name
          "示例公司"                | "  "                     | name
          "示例公司"                | "a\\nb"                  | name
          "91310000MA1FL0000X"      | "123456789012345678901234567890123" | taxNumber
          "91310000MA1FL0000X"      | "9131\\u00A00000"         | taxNumber
          "en-GB"                   | "english please"         | locale
          "en-GB"                   | ""                       | locale
          "en-GB"                   | "und"                    | locale
          "Europe/Berlin"           | "Europe/Bielefeld"       | timeZone
          "Europe/Berlin"           | "+01:00"                 | timeZone
          "DE"                      | "de"                     | country
          "DE"                      | "ZZ"                     | country
          "DE"                      | 49                       | country
          "key"                     | " key"                   | class
          "key"                     | 1                        | class
          "Li Na"                   | ""                       | contacts[0].name
          "id":"1",                 | ~~                       | contacts[0].id
          "id":"2"                  | "id":"1"                 | contacts[1].id
          "paymentResponsible"      | "boss"                   | contacts[0].role
          "paymentResponsible"      | "PAYMENT_RESPONSIBLE"    | contacts[0].role
          "role":"accountsPayable"  | "role":null              | contacts[1].role
          "li.na@example.com"       | "li.na"                  | contacts[0].email
          "li.na@example.com"       | "li na@example.com"      | contacts[0].email
          "li.na@example.com"       | "Li <li.na@example.com>" | contacts[0].email
          "li.na@example.com"       | "a@example.com,b@example.com" | contacts[0].email
          "li.na@example.com"       | "a@example.com\\nBcc: b@example.com" | contacts[0].email
          "li.na@example.com"       | "li.na@"                 | contacts[0].email
          "li.na@example.com"       | "a@x..example"           | contacts[0].email
          "li.na@example.com"       | "a.@x.example"           | contacts[0].email
          "li.na@example.com"       | "müller@bücher.example"  | contacts[0].email
          "+86 138-0000-0000"       | "call me"                | contacts[0].mobile
          "+86 138-0000-0000"       | "0171 123456"            | contacts[0].mobile
          "id":"2"                  | "id":".."                | contacts[1].id
          "2013-01-01","validTo"    | "2013-01-02","validTo"   | contacts[0].validTo
          "2013-01-01","validTo"    | "2013","validTo"         | contacts[0].validFrom
          "name":"Wang"             | "name":"Wang","fax":"1"  | contacts[1].fax
          "id":"1",                 | "id":"Li Na",            | contacts[0].id
          "id":"1",                 | "id":"li.na@example.com", | contacts[0].id
          "name":"Wang"             | "name":"Wang","language":"nobody's" | contacts[1].language
          "name":"Wang"             | "name":"Wang","timeZone":"Mars/Olympus" | contacts[1].timeZone
          "name":"Wang"             | "name":"Wang","absence":{"from":"2026-02-02","to":"2026-02-01"} | contacts[1].absence.to
          "name":"Wang"             | "name":"Wang","absence":{"deputy":"2"} | contacts[1].absence.deputy
          "name":"Wang"             | "name":"Wang","addresses":[{"kind":"fax","value":"1"}] | contacts[1].addresses[0].kind
          "name":"Wang"             | "name":"Wang","addresses":[{"kind":"email","value":"a@x.example","designated":true},{"kind":"email","value":"b@x.example","designated":true}] | contacts[1].addresses[1].designated
          "name":"Wang"             | "name":"Wang","addresses":[{"kind":"email","value":"a@x.example"},{"kind":"email","value":"a@x.example"}] | contacts[1].addresses[1].value
          "name":"Wang"             | "name":"Wang","email":"a@x.example","addresses":[{"kind":"email","value":"b@x.example"}] | contacts[1].addresses[0].value
          "name":"Wang"             | "name":"Wang","windows":[{"days":["mon"],"hours":["14:00/15:00","09:00/11:00"]}] | contacts[1].windows[0].hours
          "name":"Wang"             | "name":"Wang","windows":[{"days":["mon"],"hours":["09:00/11:00"]},{"days":["mon"],"hours":["14:00/15:00"]}] | contacts[1].windows[1].days
          "name":"Wang"             | "name":"Wang","basis":"whim" | contacts[1].basis
          [10,25]                   | [32]                     | paymentCalendar.runDays[0]
          {"runDays":[10,25]}       | {"transferDays":1}       | paymentCalendar.runDays
          {"runDays":[10,25]}       | {"paysOn":[10,25]}       | paymentCalendar.paysOn
          "creditLimit"             | "creditlimit"            | creditlimit
          "creditLimit"             | "name":"x","creditLimit" | name
          """)
  void whatIsWrongIsNamed(String good, String bad, String field) {
    assertThat(FULL).contains(good);
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> read(FULL.replace(good, bad)));
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.problem().errors()).extracting(FieldError::field).containsExactly(field);
  }

  private static CustomerReader.Read read(String json) {
    Faults faults = new Faults();
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return CustomerReader.read(
        ACME, ExactJson.object(body, faults), "CN", Calendars.ofShipped(), _ -> false, faults);
  }
}
