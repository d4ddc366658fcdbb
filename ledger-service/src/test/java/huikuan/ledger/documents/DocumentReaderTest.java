package huikuan.ledger.documents;

import static huikuan.ledger.documents.ReadDocuments.faulty;
import static huikuan.ledger.documents.ReadDocuments.fieldsAtFault;
import static huikuan.ledger.documents.ReadDocuments.read;
import static huikuan.ledger.documents.ReadDocuments.understood;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.Document;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields that all kinds have in common, tested with an invoice. */
class DocumentReaderTest {

  private static final String INVOICE =
      """
      {"kind":"invoice","company":"CN01","customer":"0379-NEVHP","currency":"USD","number":"611365",
       "postedOn":"2013-01-02","dueOn":"2013-02-01","amount":"55.94"}
      """;

  @Test
  void orderOfFieldsAndZerosAtTheEndAreNoContent() {
    String other =
        """
        {"amount":"55.9","dueOn":"2013-02-01","postedOn":"2013-01-02","number":"611365",
         "currency":"USD","customer":"0379-NEVHP","company":"CN01","kind":"invoice","lines":[],
         "contract":null}
        """;
    String same = INVOICE.replace("55.94", "55.90");
    assertThat(understood(other).fingerprint()).isEqualTo(understood(same).fingerprint());
  }

  /** A part of a good invoice, its replacement, and the field that is then at fault. */
  @ParameterizedTest(name = "{1} instead of {0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "invoice"                 | "order"                    | kind
          "invoice"                 | "Invoice"                  | kind
          "invoice"                 | 7                          | kind
          "kind":"invoice",         | ~~                         | kind
          "company":"CN01",         | ~~                         | company
          "CN01"                    | "CN.01"                    | company
          "CN01"                    | ""                         | company
          "CN01"                    | null                       | company
          "CN01"                    | " CN01"                    | company
          "CN01"                    | "CN\\u000001"              | company
          "CN01"                    | "CN\\u200B01"              | company
          "CN01"                    | ".."                       | company
          "0379-NEVHP"              | ".."                       | customer
          "0379-NEVHP"              | "0379\\u00A0NEVHP"         | customer
          "611365"                  | "."                        | number
          "611365"                  | "611\\u202F365"            | number
          "611365"                  | "611  365"                 | number
          "customer":"0379-NEVHP",  | ~~                         | customer
          "0379-NEVHP"              | ["a"]                      | customer
          "USD"                     | "usd"                      | currency
          "USD"                     | "ZZZ"                      | currency
          "USD"                     | "XAU"                      | currency
          "currency":"USD",         | ~~                         | currency
          "611365"                  | 611365                     | number
          "611365"                  | "1234567890123456789012345678901234567890123456789012345678901234X" | number
          "2013-01-02"              | "2013-02-30"               | postedOn
          "2013-01-02"              | "2013-1-2"                 | postedOn
          "2013-01-02"              | "0013-01-02"               | postedOn
          "2013-01-02"              | "+12013-01-02"             | postedOn
          "2013-01-02"              | 20130102                   | postedOn
          "postedOn":"2013-01-02",  | ~~                         | postedOn
          "dueOn":"2013-02-01",     | ~~                         | dueOn
          "2013-02-01"              | "soon"                     | dueOn
          "55.94"                   | 55.94                      | amount
          "55.94"                   | "-55.94"                   | amount
          "55.94"                   | "0.00"                     | amount
          "55.94"                   | "55.945"                   | amount
          "55.94"                   | "5594e-2"                  | amount
          "55.94"                   | "55,94"                    | amount
          "55.94"                   | "٥٥"                       | amount
          "55.94"                   | ".5"                       | amount
          "55.94"                   | "1000000000000.00"         | amount
          "55.94"                   | "99999999999999999999999999" | amount
          ,"amount":"55.94"         | ~~                         | amount
          "amount"                  | "contract":"", "amount"    | contract
          "amount"                  | "reference":1, "amount"    | reference
          "amount"                  | "lines":{}, "amount"       | lines
          "amount"                  | "lines":[], "reason":"", "amount" | reason
          "amount"                  | "salesOwner":"\\u000A", "amount" | salesOwner
          "amount"                  | "salesOwner":"li\\u2007na", "amount" | salesOwner
          "amount"                  | "contract":"C\\uFEFF1", "amount" | contract
          "amount"                  | "originallyPostedOn":"2012", "amount" | originallyPostedOn
          "amount"                  | "dueon":"2013-02-01", "amount" | dueon
          "amount"                  | "allocations":[], "amount" | allocations
          "amount"                  | "amount":"55.94","amount"  | amount
          "amount"                  | "way":"issued", "amount"   | way
          "amount"                  | "way":{"state":"issued"}, "amount" | way.on
          "amount"                  | "way":{"on":"2013-01-02"}, "amount" | way.state
          "amount"                  | "way":{"state":"accepted","on":"2013-01-02"}, "amount" | way.state
          "amount"                  | "way":{"state":"delivered","on":"2013-01-02"}, "amount" | way.how
          "amount"                  | "way":{"state":"issued","on":"2013-01-02","how":"mail"}, "amount" | way.how
          "amount"                  | "way":{"state":"issued","on":"2013-01-02","reason":"x"}, "amount" | way.reason
          """)
  void whatIsWrongIsNamed(String good, String bad, String field) {
    assertThat(INVOICE).contains(good);
    assertThat(fieldsAtFault(INVOICE.replace(good, bad))).containsExactly(field);
  }

  @Test
  void allFaultsAreToldAtOnce() {
    Problem problem =
        faulty(
            """
            {"kind":"invoice","company":"CN01","customer":"","currency":"USD","number":"1",
             "postedOn":"yesterday","amount":"-1","paid":true}
            """);
    assertThat(problem.type()).isEqualTo("urn:huikuan:problem:invalid");
    assertThat(problem.errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("customer", "postedOn", "amount", "dueOn", "paid");
    assertThat(problem.errors())
        .filteredOn(error -> error.field().equals("amount"))
        .extracting(FieldError::allowed)
        .containsExactly(
            "a decimal string above zero with at most 2 decimals (more only as zeros), up to"
                + " 999999999999.99");
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({"JPY, 100.00, 100", "KWD, 0.1250, 0.125", "CNY, 12.3400, 12.34", "CNY, 7, 7.00"})
  void zerosAfterAllDecimalsAreNoOtherContent(String currency, String amount, String same) {
    Document one = understood(INVOICE.replace("USD", currency).replace("55.94", amount));
    Document other = understood(INVOICE.replace("USD", currency).replace("55.94", same));
    assertThat(one).isEqualTo(other);
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  @Test
  void aNameInOtherCodePointsIsTheSameName() {
    String composed =
        INVOICE
            .replace("0379-NEVHP", "Café")
            .replace("611365", "É-1")
            .replace("amount", "reference\":\"Bücher\",\"salesOwner\":\"José\",\"amount");
    Document one = understood(Normalizer.normalize(composed, Normalizer.Form.NFD));
    assertThat(one).isEqualTo(understood(composed));
    assertThat(one.key()).hasToString("CN01/invoice/É-1");
    assertThat(one.account()).hasToString("CN01.Café.USD");
  }

  @Test
  void whatIsNoIdentifierIsNamed() {
    Problem problem = faulty(INVOICE.replace("611365", "611\u00a0365"));
    assertThat(problem.errors())
        .containsExactly(
            new FieldError(
                "number",
                "1 to 64 printable characters, single spaces only between them, not . or ..;"
                    + " found U+00A0 NO-BREAK SPACE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"invoice\"", "null", "[]", "true"})
  void whatIsNoObjectIsFaulty(String json) {
    assertThat(fieldsAtFault(json)).containsExactly("document");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "JPY, 100, true",
    "JPY, 100.5, false",
    "JPY, 0.00, false",
    "BHD, 0.125, true",
    "BHD, 0.1255, false",
    "CNY, 0.01, true",
    "CNY, 12.345, false"
  })
  void everyCurrencyHasItsOwnDecimals(String currency, String amount, boolean allowed) {
    Reading reading = read(INVOICE.replace("USD", currency).replace("55.94", amount));
    assertThat(reading instanceof Reading.Understood).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0379.NEVHP",
        "上海 一号/A",
        "a+b%20c&d=e",
        "1234567890123456789012345678901234567890123456789012345678901234"
      })
  void customersMayBeCalledAnythingPrintable(String customer) {
    assertThat(understood(INVOICE.replace("0379-NEVHP", customer)).account())
        .isEqualTo(AccountId.parse("CN01." + customer + ".USD"));
  }
}
