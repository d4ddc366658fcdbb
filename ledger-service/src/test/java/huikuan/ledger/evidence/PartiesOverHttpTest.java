package huikuan.ledger.evidence;

import static huikuan.ledger.evidence.Proof.errors;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parties of a customer, their contacts, and what they mean for who is asked and for readiness. */
class PartiesOverHttpTest {

  private static final String PAYER = "{\"kind\":\"payer\",\"name\":\"Head office\"}";

  private final Proof proof = Proof.ofNewCompany().withCustomer();
  private final String parties = proof.customer() + "/parties";

  @BeforeEach
  void othersAreThere() {
    customer("C-2");
    contract("HT-1", "C-1");
    contract("HT-2", "C-2");
    attached("paymentAuthorisation");
    attached("guarantee");
    attached("paymentAuthorisation");
    sound(proof.post(proof.customer() + "/evidence/3/withdraw", "{\"reason\":\"revoked\"}"), 200);
  }

  private void customer(String id) {
    sound(proof.ledger.put(customers(id), "{\"name\":\"%s\"}".formatted(id)), 201);
  }

  private String customers(String id) {
    return "/api/v1/customers/%s/%s".formatted(proof.company, id);
  }

  private void contract(String id, String customer) {
    sound(
        proof.ledger.put(
            proof.contract(id), "{\"customer\":\"%s\",\"title\":\"Pumps\"}".formatted(customer)),
        201);
  }

  private void attached(String kind) {
    sound(proof.attach(proof.customer(), kind, proof.file(kind + Math.random())), 201);
  }

  private static void sound(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
  }

  private Answer set(String id, String body) {
    return proof.ledger.put(parties + "/" + id, body);
  }

  private static String payer(String fields) {
    return "{\"kind\":\"payer\",\"name\":\"Head office\"," + fields + "}";
  }

  @Test
  void aPartyIsSetListedEndedAndItsHistoryIsKept() {
    Answer guarantor =
        set(
            "bank",
            """
            {"kind":"guarantor","name":"Bank of Pumps","contract":"HT-1","validFrom":"2012-07-01",
             "validTo":"2013-12-31","evidence":2,"amount":"5000","currency":"CNY"}\
            """);
    sound(guarantor, 201);
    assertThat(guarantor.text("/amount")).isEqualTo("5000.00");
    assertThat(guarantor.text("/currency")).isEqualTo("CNY");
    assertThat(guarantor.body().path("evidence").asInt()).isEqualTo(2);
    assertThat(guarantor.body().has("customer")).isFalse();
    sound(set("hq", payer("\"customer\":\"C-2\",\"evidence\":1")), 201);

    Answer listed = proof.ledger.get(parties);
    assertThat(listed.text("/parties/0/id")).isEqualTo("bank");
    assertThat(listed.text("/parties/1/customer")).isEqualTo("C-2");
    assertThat(listed.etag()).isEqualTo("\"" + listed.position() + "\"");

    Answer ended = proof.post(parties + "/hq/end", "{}");
    sound(ended, 200);
    assertThat(ended.text("/validTo")).isEqualTo(proof.today.toString());
    sound(proof.post(parties + "/bank/end", "{\"on\":\"2013-06-30\"}"), 200);
    assertThat(proof.ledger.get(parties + "/bank").status()).as("no such path").isIn(404, 405);

    Answer history = proof.ledger.get(parties + "/bank/history?limit=1");
    assertThat(history.text("/versions/0/party/validTo")).isEqualTo("2013-06-30");
    assertThat(history.text("/versions/0/by")).isEqualTo("person:" + Proof.LI_NA);
    Answer first =
        proof.ledger.get(parties + "/bank/history?limit=1&after=" + history.text("/next"));
    assertThat(first.text("/versions/0/party/validTo")).isEqualTo("2013-12-31");
    assertThat(first.body().has("next")).isFalse();
  }

  @Test
  void theSameAgainChangesNothingAndAChangeTakesIfMatch() {
    Answer fresh = set("hq", PAYER);
    sound(set("hq", PAYER), 200);
    sound(proof.ledger.get(parties), 200);
    assertThat(proof.ledger.get(parties).etag()).isEqualTo(fresh.etag());
    sound(set("bank", "{\"kind\":\"guarantor\",\"name\":\"Bank\"}"), 201);
    Answer outdated =
        proof.ledger.put(
            parties + "/hq", "If-Match", fresh.etag(), payer("\"validTo\":\"2013-02-01\""));
    assertThat(outdated.problem()).isEqualTo("changed-meanwhile");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "customer":"C-1"                                  | customer: another customer of the company: nobody pays for itself
          "customer":"C-9"                                  | customer: a customer of the company; there is no C-9
          "contract":"HT-9"                                 | contract: a contract of the customer; there is no HT-9
          "contract":"HT-2"                                 | contract: a contract of the customer; HT-2 is of another
          "validFrom":"2013-02-01","validTo":"2013-01-31"   | validTo: 2013-02-01 (validFrom) or later
          "evidence":9                                      | evidence: the number of a piece of the customer's evidence of kind paymentAuthorisation; there is no 9
          "evidence":2                                      | evidence: the number of a piece of the customer's evidence of kind paymentAuthorisation; 2 is of kind guarantee
          "evidence":3                                      | evidence: the number of a piece of the customer's evidence of kind paymentAuthorisation; 3 was withdrawn
          "amount":"10.00","currency":"CNY"                 | amount: only of a guarantor
          "kind":"guarantor","amount":"10.00"               | amount: only beside its currency
          "kind":"guarantor","amount":"0","currency":"CNY"  | amount: a decimal string above zero with at most 2 decimals (more only as zeros), up to 999999999999.99
          "kind":"guarantor","amount":"-1","currency":"CNY" | amount: a decimal string above zero with at most 2 decimals (more only as zeros), up to 999999999999.99
          "kind":"guarantor","amount":"1","currency":"XYZ"  | currency: an ISO 4217 currency code, such as CNY
          "kind":"guarantor","evidence":1                   | evidence: the number of a piece of the customer's evidence of kind guarantee; 1 is of kind paymentAuthorisation
          "kind":"friend"                                   | kind: one of payer, guarantor
          "person":"Li"                                     | person: no such field; known are amount, contract, currency, customer, evidence, kind, name, validFrom, validTo
          """)
  void aPartyThatCanNotBeIsRefusedWithWhatIsAllowed(String fields, String error) {
    String kind = fields.contains("\"kind\"") ? "" : "\"kind\":\"payer\",";
    Answer refused = set("hq", "{%s\"name\":\"Head office\",%s}".formatted(kind, fields));
    sound(refused, 400);
    assertThat(errors(refused)).contains(error);
    assertThat(proof.ledger.get(parties).body().path("parties")).isEmpty();
  }

  @Test
  void twoPayersOnOneDayAndAnotherKindAreRefused() {
    sound(set("hq", payer("\"validTo\":\"2013-06-30\"")), 201);
    assertThat(errors(set("other", payer("\"validFrom\":\"2013-06-30\""))))
        .containsExactly(
            "validFrom: days on which no other payer pays the same claims; hq pays from any day to"
                + " 2013-06-30");
    assertThat(errors(set("hq", "{\"kind\":\"guarantor\",\"name\":\"Head office\"}")))
        .containsExactly("kind: payer, as it is; another kind is another party");
    sound(set("other", payer("\"validFrom\":\"2013-07-01\"")), 201);
    assertThat(errors(proof.post(parties + "/other/end", "{\"on\":\"2013-06-30\"}")))
        .containsExactly("on: 2013-07-01 (validFrom) or later");
    assertThat(proof.post(parties + "/nobody/end", "{}").status()).isEqualTo(404);
    assertThat(proof.ledger.get(parties + "/nobody/history").status()).isEqualTo(404);
  }

  @Test
  void nobodyPaysForItselfByWayOfOthers() {
    customer("C-3");
    String second = customers("C-2") + "/parties/p";
    String third = customers("C-3") + "/parties/p";
    sound(set("hq", payer("\"customer\":\"C-2\",\"validTo\":\"2013-06-30\"")), 201);
    sound(
        proof.ledger.put(second, payer("\"customer\":\"C-3\",\"validFrom\":\"2013-03-01\"")), 201);

    assertThat(errors(proof.ledger.put(third, payer("\"customer\":\"C-1\""))))
        .containsExactly(
            "customer: a customer for which C-3 does not pay itself, nor by way of others");
    sound(proof.ledger.put(third, payer("\"customer\":\"C-1\",\"validTo\":\"2013-02-28\"")), 201);
    sound(
        proof.ledger.put(
            customers("C-3") + "/parties/q",
            payer("\"customer\":\"C-1\",\"validFrom\":\"2013-07-01\"")),
        201);
    sound(
        proof.ledger.put(
            customers("C-3") + "/parties/g",
            "{\"kind\":\"guarantor\",\"name\":\"One\",\"customer\":\"C-1\"}"),
        201);
  }

  private Answer contact(String id, String fields) {
    return proof.ledger.put(
        proof.customer() + "/contacts/" + id,
        "{\"name\":\"P %s\",\"role\":\"paymentResponsible\",\"email\":\"%s@example.com\"%s}"
            .formatted(id, id, fields));
  }

  @Test
  void aContactOfAPayerIsAskedWhileItPays() {
    sound(contact("own", ""), 201);
    assertThat(errors(contact("cfo", ",\"party\":\"hq\"")))
        .containsExactly("party: a payer of the customer; hq, of cfo, is none");
    sound(set("hq", payer("\"validTo\":\"2033-06-30\"")), 201);
    Answer named = contact("cfo", ",\"party\":\"hq\"");
    sound(named, 201);
    assertThat(named.text("/party")).isEqualTo("hq");

    Answer asked = proof.ledger.get(proof.customer() + "/asked?on=2033-06-30");
    assertThat(asked.text("/contact/id")).isEqualTo("cfo");
    assertThat(asked.text("/contact/party")).isEqualTo("hq");
    Answer after = proof.ledger.get(proof.customer() + "/asked?on=2033-07-01");
    assertThat(after.text("/contact/id")).isEqualTo("own");
    assertThat(after.text("/passed/0/contactId")).isEqualTo("cfo");
    assertThat(after.text("/passed/0/why")).isEqualTo("partyNotInForce");

    sound(proof.post(parties + "/hq/end", "{\"on\":\"2012-12-31\"}"), 200);
    assertThat(proof.ledger.get(proof.customer() + "/asked").text("/contact/id")).isEqualTo("own");
    assertThat(errors(contact("ceo", ",\"party\":\"hq\"")))
        .containsExactly("party: a payer that has not ended; hq, of ceo, ended on 2012-12-31");
    Answer told = proof.ledger.get(proof.customer() + "/contacts");
    assertThat(told.body().path("contacts").valueStream())
        .filteredOn(each -> each.path("id").asString().equals("cfo"))
        .as("it stays of the payer")
        .extracting(each -> each.path("party").asString())
        .containsExactly("hq");
  }

  @Test
  void aFileOfContactsNamesTheirPayers() {
    sound(set("hq", PAYER), 201);
    String file = "customer,contact,name,role,party\nC-1,cfo,Li Na,acceptor,%s\n";
    Answer taken = csv(file.formatted("hq"));
    assertThat(taken.body().path("created").asInt()).as(taken.toString()).isOne();
    assertThat(csv(file.formatted("hq")).body().path("unchanged").asInt()).isOne();
    assertThat(errors(csv(file.formatted("nobody"))))
        .containsExactly("line 2, party: a payer of the customer; nobody, of cfo, is none");
    assertThat(
            csv("customer,contact,name,role\nC-1,cfo,Li Na,acceptor\n")
                .body()
                .path("unchanged")
                .asInt())
        .as("a column that is missing leaves what is known")
        .isOne();
  }

  private Answer csv(String file) {
    return proof.ledger.send(
        "POST", "/api/v1/customers/" + proof.company + "/contacts.csv", "text/csv", file);
  }

  private Answer readiness() {
    return proof.ledger.get(proof.item("F-1") + "/readiness");
  }

  @Test
  void aPayerWithoutAnAuthorisationIsNotDemandedFrom() {
    proof.withInvoice("F-1", "");
    sound(contact("own", ""), 201);
    sound(set("hq", PAYER), 201);
    assertThat(readiness().text("/missing/0/what")).isEqualTo("paymentResponsible");
    sound(contact("cfo", ",\"party\":\"hq\""), 201);

    Answer lacking = readiness();
    assertThat(lacking.text("/missing/0/what")).isEqualTo("evidence");
    assertThat(lacking.text("/missing/0/name")).isEqualTo("paymentAuthorisation");
    assertThat(lacking.text("/missing/0/turn")).isEqualTo("customer");
    assertThat(lacking.body().at("/missing/0/holds").toString())
        .isEqualTo("[\"demand\",\"sanction\"]");

    sound(set("hq", payer("\"evidence\":1")), 200);
    assertThat(readiness().text("/missing/0/what")).isEqualTo("paymentResponsible");
    assertThat(readiness().body().path("requires").toString())
        .isEqualTo("[\"paymentAuthorisation\"]");
    sound(proof.post(proof.customer() + "/evidence/1/withdraw", "{\"reason\":\"revoked\"}"), 200);
    assertThat(readiness().text("/missing/0/name"))
        .as("a withdrawn one proves nothing")
        .isEqualTo("paymentAuthorisation");
    sound(proof.post(parties + "/hq/end", "{\"on\":\"2012-12-31\"}"), 200);
    assertThat(readiness().text("/missing/0/what"))
        .as("its own person is asked")
        .isEqualTo("paymentResponsible");
  }
}
