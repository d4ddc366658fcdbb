package huikuan.ledger.documents;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Identifier;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.web.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A problem says which field is at fault and what is allowed there, in words of ours. */
class ProblemWordsTest {

  /** Classes, packages, and how parsers speak. */
  private static final Pattern INTERNALS =
      Pattern.compile(
          "\\b(java|javax|jakarta|tools|com|org|huikuan)\\.[a-z]|Exception|Jackson|[Dd]eseriali"
              + "|coerce|[Tt]oken|StreamRead|JsonNode|BigDecimal|LocalDate|Instant|Long|Integer|String|input"
              + " string|enum constant|be parsed|[Uu]nexpected|code \\d");

  private static final String DATE = "a date from 1900 to 2199, such as 2013-03-31";
  private static final String AMOUNT =
      "a decimal string above zero with at most 2 decimals (more only as zeros), up to"
          + " 999999999999.99";
  private static final String IN_QUOTES = "; in quotes, such as \"100.00\"";
  private static final String CONTROL = "; found U+0001 START OF HEADING";

  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry("company", Identifier.ALLOWED_COMPANY),
          Map.entry("customer", Identifier.ALLOWED),
          Map.entry("number", Identifier.ALLOWED),
          Map.entry("contract", Identifier.ALLOWED),
          Map.entry("salesOwner", Identifier.ALLOWED),
          Map.entry("invoice", Identifier.ALLOWED),
          Map.entry("writeOff", Identifier.ALLOWED),
          Map.entry("currency", "an ISO 4217 currency code, such as CNY"),
          Map.entry("reference", "1 to 200 printable characters"),
          Map.entry("reason", "1 to 500 printable characters"),
          Map.entry("postedOn", DATE),
          Map.entry("confirmPostedOn", DATE),
          Map.entry("originallyPostedOn", DATE),
          Map.entry("dueOn", DATE),
          Map.entry("amount", AMOUNT),
          Map.entry("lines", "an array of at most 1000 objects"),
          Map.entry("allocations", "an array of at most 5000 objects"),
          Map.entry("from", "an array of at most 5000 objects"),
          Map.entry("allocate", "one of oldest, none"),
          Map.entry("credit", "an object"),
          Map.entry("reverses", "an object"));

  private static final List<String> OF_ALL =
      List.of(
          "kind",
          "company",
          "customer",
          "currency",
          "number",
          "postedOn",
          "confirmPostedOn",
          "contract",
          "reference",
          "salesOwner",
          "reason");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          invoice    | amount,dueOn,lines,originallyPostedOn,way
          receipt    | amount,allocate,allocations,originallyPostedOn
          creditNote | amount,allocate,allocations,originallyPostedOn,invoice
          refund     | amount,from
          writeOff   | amount,allocations,invoice
          recovery   | amount,writeOff
          allocation | allocate,allocations,credit
          reversal   | reverses
          extension  | agreedOn,contact,dueOn,invoice
          """)
  void everyFieldOfEveryKindSaysWhatItTakes(String kind, String own) {
    Set<String> known = new TreeSet<>(OF_ALL);
    known.addAll(List.of(own.split(",")));
    String others = "no such field; known are " + String.join(", ", known);
    ALLOWED.forEach(
        (field, allowed) -> {
          boolean identifier = allowed.startsWith(Identifier.ALLOWED);
          String takes = known.contains(field) ? allowed : others;
          boolean amount = takes.equals(AMOUNT);
          assertThat(told(kind, field, "7")).isEqualTo(amount ? takes + IN_QUOTES : takes);
          assertThat(told(kind, field, "100.00")).isEqualTo(amount ? takes + IN_QUOTES : takes);
          assertThat(told(kind, field, "true")).isEqualTo(takes);
          assertThat(told(kind, field, "\"\\u0001\""))
              .isEqualTo(known.contains(field) && identifier ? takes + CONTROL : takes);
        });
    assertThat(told("order", "kind", "\"order\""))
        .isEqualTo(
            "one of invoice, creditNote, receipt, refund, writeOff, recovery, allocation,"
                + " reversal, extension");
  }

  /** The problem of a field with this value, in a document that has others beside it. */
  private static String told(String kind, String field, String value) {
    Map<String, String> fields =
        new LinkedHashMap<>(
            Map.of(
                "kind", '"' + kind + '"',
                "company", "\"CN01\"",
                "customer", "\"0379-NEVHP\"",
                "currency", "\"USD\"",
                "number", "\"611365\"",
                "postedOn", "\"2013-01-02\""));
    fields.put(field, value);
    String document =
        fields.entrySet().stream()
            .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
            .collect(joining(",", "{", "}"));
    String told =
        ReadDocuments.faulty(document).errors().stream()
            .filter(error -> error.field().equals(field))
            .map(FieldError::allowed)
            .collect(joining(" / "));
    assertThat(told).doesNotContainPattern(INTERNALS);
    return told;
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          GET | /balances?company={c}&currency=x | ~~ | currency: an ISO 4217 currency code, such as CNY
          GET | /balances?company={c}&asOf=x | ~~ | asOf: a date, such as 2013-03-31
          GET | /balances?company={c}&asOf=+999999999-12-31 | ~~ | asOf: a date, such as 2013-03-31
          GET | /balances?company={c}&limit=99999999999999 | ~~ | limit: a number from 1 to 1000
          GET | /balances?company={c}&knownAt=x | ~~ | knownAt: a position, such as 48211, or a moment with its offset, such as 2013-04-01T00:00:00+08:00
          GET | /balances?company={c}&knownAt=+999999999-12-31T00:00:00Z | ~~ | knownAt: a position, such as 48211, or a moment with its offset, such as 2013-04-01T00:00:00+08:00
          GET | /balances?company={c}&atLeast=-1 | ~~ | atLeast: a position, such as 48211
          GET | /aging?company={c}&buckets=x | ~~ | buckets: 1 to 20 numbers of days from 1 to 36500, each above the one before, such as 30,60,90
          GET | /aging?company={c}&by=x | ~~ | by: one of due, posted
          GET | /aging?company={c}&groupBy=x | ~~ | groupBy: one of none, account, customer, salesOwner
          GET | /items?company={c}&state=x | ~~ | state: one of ahead, open, settled, reversed
          GET | /items?company={c}&kind=x | ~~ | kind: is not known here; there are `after`, `company`, `contract`, `customer`, `dueFrom`, `dueTo`, `limit`, `salesOwner`, `state`
          GET | /items | ~~ | company: the company whose items are asked for
          GET | /items?company={c}&after=x | ~~ | after: `next` of the page before, exactly as it was told
          GET | /items?company={c}&dueFrom=x | ~~ | dueFrom: a date, such as 2013-03-31
          GET | /accounts/x.y.z/balance | ~~ | account: company.customer.currency, such as CN01.0379-NEVHP.USD
          GET | /accounts/{c}.A.USD/items?status=x | ~~ | status: one of open, all
          GET | /accounts/{c}.A.USD/history?limit=x | ~~ | limit: a number from 1 to 10000
          GET | /customers/a.b/c | ~~ | company: 1 to 64 printable characters, single spaces only between them, not . or .., no dot; found a dot
          GET | /income?company={c}&from=x | ~~ | from: a month, such as 2013-01
          GET | /journal?company={c}&format=x | ~~ | format: one of hledger, beancount
          PUT | /customers/{c}/A | ~[~ | The body is no JSON: it ends too early.
          PUT | /customers/{c}/A | ~{"name":}~ | The body is no JSON: see line 1, column 9.
          PUT | /customers/{c}/A | ~7~ | The body must be one JSON object.
          PUT | /customers/{c}/A | ~{"name":7}~ | name: 1 to 200 printable characters
          PUT | /customers/{c}/A | ~{"name":"x","locale":"xxxxxxxxxxxxxx"}~ | locale: a language tag, such as zh-CN or en
          PUT | /customers/{c}/A | ~{"name":"x","timeZone":"x"}~ | timeZone: an IANA time zone, such as Asia/Shanghai
          PUT | /customers/{c}/A | ~{"name":"x","contacts":[7]}~ | contacts[0]: an object
          PUT | /customers/{c}/A | ~{"name":"x","contacts":[{"id":"1","name":"n","role":"x"}]}~ | contacts[0].role: one of acceptor, accountsPayable, decisionMaker, paymentResponsible
          PUT | /companies/{c}/lock | ~{}~ | lockedBefore: a date, such as 2013-07-01, or null: nothing is closed
          PUT | /companies/{c}/lock | ~{"lockedBefore":"x"}~ | lockedBefore: a date from 1900 to 2199, such as 2013-03-31
          POST | /documents | ~[{"a":1},]~ | The body is no JSON: see line 1, column 10.
          POST | /documents | ~{}~ | The body must be a JSON array of documents.
          POST | /documents | ~[] 7~ | Nothing may follow the array of documents.
          LINES | /documents | ~{"a":1,}~ | The document is no JSON: see line 1, column 8.
          LINES | /documents | ~{} {}~ | A document must be one JSON object.
          LINES | /documents | ~7~ | document: a JSON object
          """)
  void everyAnswerIsInWords(String method, String path, String body, String detail) {
    RunningLedger ledger = RunningLedger.ledger();
    String address = "/api/v1" + path.replace("{c}", "CN01");
    Answer answer =
        switch (method) {
          case "GET" -> ledger.get(address);
          case "PUT" -> ledger.put(address, body);
          case "LINES" -> ledger.documentLines(body);
          default -> ledger.documents(body);
        };
    assertThat(answer.text(method.equals("LINES") ? "/results/0/problem/detail" : "/detail"))
        .isEqualTo(detail)
        .doesNotContainPattern(INTERNALS);
  }
}
