package huikuan.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.PersonState;
import huikuan.contracts.readiness.Readiness;
import huikuan.contracts.readiness.Readiness.Milestone;
import huikuan.contracts.readiness.Readiness.Stage;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.evidence.ContractFacts.Known;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.company.CompanySettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReadinessOverHttpTest {

  private final RunningLedger ledger = RunningLedger.ledger();

  private JsonNode readiness(String item) {
    return ledger.get(item + "/readiness").body();
  }

  private static List<String> missing(JsonNode readiness) {
    return readiness
        .path("missing")
        .valueStream()
        .map(each -> each.path("what").asString() + " " + each.path("name").asString())
        .toList();
  }

  @Test
  void aCompanyThatRequiresNothingIsToldWhatNobodyKnows() {
    Proof proof = Proof.ofNewCompany().withInvoice("F-1", "HT-1");
    assertThat(readiness(proof.item("F-1")))
        .hasToString(
            """
            {"account":"%s","kind":"invoice","number":"F-1","state":"open","contract":"HT-1",\
            "ready":false,\
            "holds":["demand","sanction"],\
            "missing":[{"what":"paymentResponsible","name":"unknown","turn":"ours",\
            "holds":["demand","sanction"]}],\
            "notKnown":["milestone","invoiceWay","paymentResponsible"],"requires":[]}\
            """
                .formatted(proof.account()));
  }

  @Test
  void whatTheCompanyRequiresIsFoundWithTheItemItsContractAndItsCustomer() {
    String contract = "HT " + ledger.newCompany();
    String number = "F " + ledger.newCompany();
    Proof proof = new Proof("PROOF").withCustomer().withInvoice(number, contract);
    String item = proof.item(number).replace(" ", "%20");
    assertThat(readiness(item).path("requires")).hasToString("[\"order\",\"signedDeliveryNote\"]");
    assertThat(missing(readiness(item)))
        .containsExactly(
            "evidence order", "evidence signedDeliveryNote", "paymentResponsible unknown");

    BlobHash note = proof.file(number);
    proof.attach(item, "signedDeliveryNote", note);
    assertThat(missing(readiness(item)))
        .containsExactly("evidence order", "paymentResponsible unknown");
    String ofContract = proof.contract(contract).replace(" ", "%20");
    proof.attach(ofContract, "order", proof.file(contract));
    proof.post(item + "/way", "{\"state\":\"issued\",\"on\":\"2012-12-02\"}");
    assertThat(missing(readiness(item)))
        .containsExactly("invoiceWay issued", "paymentResponsible unknown");

    proof.post(ofContract + "/evidence/1/withdraw", "{\"reason\":\"cancelled\"}");
    proof.damage(note);
    assertThat(missing(readiness(item)))
        .containsExactly(
            "evidence order",
            "evidence signedDeliveryNote",
            "invoiceWay issued",
            "paymentResponsible unknown");
  }

  @Test
  void aContractOfAnotherCustomerCountsForNothing() {
    String contract = "HT-" + ledger.newCompany();
    String number = "F-" + ledger.newCompany();
    Proof proof = new Proof("PROOF").withCustomer().withInvoice(number, contract);
    proof.attach(proof.contract(contract), "order", proof.file(contract));
    assertThat(missing(readiness(proof.item(number)))).doesNotContain("evidence order");

    Answer told =
        ledger.put(
            proof.contract(contract),
            "{\"customer\":\"C-9\",\"title\":\"Pumps\",\"requires\":[\"acceptanceReport\"]}");
    assertThat(told.status()).as(told.toString()).isEqualTo(201);
    assertThat(readiness(proof.item(number)).path("requires"))
        .hasToString("[\"order\",\"signedDeliveryNote\"]");
    assertThat(missing(readiness(proof.item(number)))).contains("evidence order");
  }

  @Test
  void anItemThatIsNotThereIsNotFound() {
    Proof proof = Proof.ofNewCompany().withInvoice("F-1", "");
    assertThat(ledger.get(proof.item("F-2") + "/readiness").status()).isEqualTo(404);
    assertThat(ledger.get(Proof.ofNewCompany().item("F-1") + "/readiness").status()).isEqualTo(404);
    assertThat(ledger.get(proof.item("F-1").replace("invoice", "invoices") + "/readiness").status())
        .isEqualTo(400);
  }

  private static final String STAGES =
      """
      {"customer":"C-1","title":"Pumps","currency":"CNY","amount":"250.00","milestones":[
        {"id":"M1","name":"delivered","amount":"150.00"},
        {"id":"M2","name":"accepted","amount":"100.00"}]%s}\
      """;

  /** Of a contract whose two stages open 150 and 100, and whose claims are of 100 each. */
  private Proof staged(String more) {
    Proof proof = Proof.ofNewCompany().withCustomer();
    Answer told = ledger.put(proof.contract("HT-1"), STAGES.formatted(more));
    assertThat(told.status()).as(told.toString()).isEqualTo(201);
    return proof;
  }

  private void reached(Proof proof, String milestone) {
    String path = proof.contract("HT-1") + "/milestones/" + milestone + "/reached";
    assertThat(proof.post(path, "{\"on\":\"2012-12-10\"}").status()).isEqualTo(200);
  }

  private List<String> stages(Proof proof, String number) {
    JsonNode readiness = readiness(proof.item(number));
    assertThat(readiness.path("notKnown").toString()).doesNotContain("milestone");
    return readiness
        .path("missing")
        .valueStream()
        .filter(each -> each.path("what").asString().equals("milestone"))
        .map(each -> each.path("name").asString() + " " + each.path("part").asString("all"))
        .toList();
  }

  @Test
  void aClaimWaitsForTheMilestonesThatItsPartIsFor() {
    Proof proof = staged("");
    List.of("F-1", "F-2", "F-3").forEach(each -> proof.withInvoice(each, "HT-1"));

    assertThat(stages(proof, "F-1")).containsExactly("delivered all");
    assertThat(stages(proof, "F-2")).containsExactly("delivered 50.00", "accepted 50.00");
    assertThat(stages(proof, "F-3"))
        .as("beyond all milestones: 50")
        .containsExactly("accepted 50.00");

    reached(proof, "M1");
    assertThat(stages(proof, "F-1")).isEmpty();
    assertThat(stages(proof, "F-2")).containsExactly("accepted 50.00");
    proof.post(proof.contract("HT-1") + "/milestones/M1/reopened", "{\"reason\":\"leaks\"}");
    assertThat(stages(proof, "F-1")).containsExactly("delivered all");
  }

  @Test
  void aReversedClaimLeavesItsPartToThoseThatCameAfterIt() {
    Proof proof = staged("").withInvoice("F-1", "HT-1").withInvoice("F-2", "HT-1");
    reached(proof, "M1");
    Answer reversed =
        ledger.documents(
            """
            [{"kind":"reversal","company":"%s","customer":"C-1","currency":"CNY","number":"R-1",
              "postedOn":"2012-12-02","reverses":{"kind":"invoice","number":"F-1"},
              "reason":"wrong"}]\
            """
                .formatted(proof.company));
    assertThat(reversed.body().path("rejected").asInt()).as(reversed.toString()).isZero();

    assertThat(stages(proof, "F-2")).isEmpty();
    assertThat(stages(proof, "F-1")).as("it is no claim any more").isEmpty();
  }

  @Test
  void nothingOfAClaimThatIsPaidInFullOrReversedIsToBeDemanded() {
    Proof proof = Proof.ofNewCompany().withInvoice("F-1", "").withInvoice("F-2", "HT-1");
    String to =
        "\"company\":\"%s\",\"customer\":\"C-1\",\"currency\":\"CNY\"".formatted(proof.company);
    Answer part =
        ledger.documents(
            "[{\"kind\":\"receipt\",%s,\"number\":\"R-1\",\"postedOn\":\"2012-12-02\",\"amount\":\"99.99\",\"allocations\":[{\"invoice\":\"F-1\",\"amount\":\"99.99\"}]}]"
                .formatted(to));
    assertThat(part.body().path("rejected").asInt()).as(part.toString()).isZero();
    assertThat(readiness(proof.item("F-1")).path("state").asString()).isEqualTo("open");
    assertThat(missing(readiness(proof.item("F-1")))).containsExactly("paymentResponsible unknown");

    Answer rest =
        ledger.documents(
            """
            [{"kind":"receipt",%1$s,"number":"R-2","postedOn":"2012-12-03","amount":"0.01",
              "allocations":[{"invoice":"F-1","amount":"0.01"}]},
             {"kind":"reversal",%1$s,"number":"X-2","postedOn":"2012-12-03",
              "reverses":{"kind":"invoice","number":"F-2"},"reason":"wrong"}]\
            """
                .formatted(to));
    assertThat(rest.body().path("rejected").asInt()).as(rest.toString()).isZero();
    String nothing =
        """
        "ready":false,"holds":["courtesy","demand","sanction"],"missing":[],"notKnown":[],\
        "requires":[]}\
        """;
    assertThat(readiness(proof.item("F-1")))
        .hasToString(
            "{\"account\":\"%s\",\"kind\":\"invoice\",\"number\":\"F-1\",\"state\":\"settled\","
                    .formatted(proof.account())
                + nothing);
    assertThat(readiness(proof.item("F-2")).toString())
        .endsWith("\"state\":\"reversed\",\"contract\":\"HT-1\"," + nothing);
  }

  @Test
  void onlyClaimsOfItsCustomerAndCurrencyCountForAContract() {
    Proof proof = staged("");
    Answer posted =
        ledger.documents(
            """
            [{"kind":"invoice","company":"%1$s","customer":"C-9","currency":"CNY","number":"F-7",
              "postedOn":"2012-12-01","dueOn":"2012-12-31","amount":"200.00","contract":"HT-1"},
             {"kind":"invoice","company":"%1$s","customer":"C-1","currency":"USD","number":"F-8",
              "postedOn":"2012-12-01","dueOn":"2012-12-31","amount":"200.00","contract":"HT-1"}]\
            """
                .formatted(proof.company));
    assertThat(posted.body().path("rejected").asInt()).as(posted.toString()).isZero();
    proof.withInvoice("F-1", "HT-1");

    assertThat(stages(proof, "F-1")).containsExactly("delivered all");
    String others = "/api/v1/accounts/" + proof.company;
    assertThat(missing(readiness(others + ".C-9.CNY/items/invoice/F-7")))
        .containsExactly("paymentResponsible unknown");
    assertThat(missing(readiness(others + ".C-1.USD/items/invoice/F-8")))
        .containsExactly("paymentResponsible unknown");
  }

  @Test
  void anInvoiceDatedAheadComesAfterThoseThatCountAlready() {
    Proof proof = staged("");
    Answer posted =
        ledger.documents(
            """
            [{"kind":"invoice","company":"%s","customer":"C-1","currency":"CNY","number":"F-0",
              "postedOn":"%s","dueOn":"%s","amount":"100.00","contract":"HT-1"}]\
            """
                .formatted(proof.company, proof.today.plusDays(30), proof.today.plusDays(60)));
    assertThat(posted.body().path("rejected").asInt()).as(posted.toString()).isZero();
    proof.withInvoice("F-1", "HT-1");

    assertThat(stages(proof, "F-1")).containsExactly("delivered all");
    assertThat(stages(proof, "F-0")).containsExactly("delivered 50.00", "accepted 50.00");
  }

  @Test
  void itIsTheCustomersTurnOnceOnlyAcceptanceIsMissing() {
    Proof proof = staged(",\"acceptance\":{\"method\":\"report\"}").withInvoice("F-1", "HT-1");
    assertThat(readiness(proof.item("F-1")).at("/missing/0/turn").asString()).isEqualTo("ours");
    reached(proof, "M1");
    JsonNode missing = readiness(proof.item("F-1")).at("/missing/0");
    assertThat(missing.path("name").asString()).isEqualTo("delivered");
    assertThat(missing.path("turn").asString()).isEqualTo("customer");
    assertThat(missing.path("holds")).hasToString("[\"courtesy\",\"demand\",\"sanction\"]");
  }

  @Test
  void aMilestoneAtWhichChasingStartsHoldsAllClaims() {
    Proof proof = staged(",\"chasingStarts\":[{\"milestone\":\"M2\"}]").withInvoice("F-1", "HT-1");
    assertThat(stages(proof, "F-1")).containsExactly("delivered all", "accepted all");
    reached(proof, "M1");
    reached(proof, "M2");
    assertThat(stages(proof, "F-1")).isEmpty();
  }

  /** Those who know persons and contracts are asked. */
  @Test
  void thoseWhoKnowAreAsked() {
    Proof proof = Proof.ofNewCompany().withInvoice("F-1", "HT-1").withInvoice("F-2", "");
    ResponsiblePerson persons =
        (_, contract) ->
            new ResponsiblePerson.Asked(
                contract == null ? PersonState.STALE : PersonState.CONFIRMED, null);
    ContractFacts contracts =
        (_, contract) ->
            Optional.of(
                new Known(
                    List.of(EvidenceKind.ACCEPTANCE_REPORT),
                    List.of(new Milestone(contract, Stage.TO_BE_ACCEPTED, null))));
    ReadinessOfItems asking =
        new ReadinessOfItems(
            ledger.bean(EvidencePieces.class),
            ledger.bean(InvoiceWays.class),
            new CompanySettings(Map.of()),
            persons,
            contracts);
    ClaimItems items = ledger.bean(ClaimItems.class);

    Readiness ofContract =
        Readiness.of(asking.facts(items.find(proof.account(), "invoice", "F-1")));
    Readiness ofNone = Readiness.of(asking.facts(items.find(proof.account(), "invoice", "F-2")));

    assertThat(ofContract.missing())
        .map(Readiness.Missing::name)
        .containsExactly("HT-1", "acceptanceReport");
    assertThat(ofNone.missing()).map(Readiness.Missing::name).containsExactly("stale");
  }
}
