package huikuan.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.PersonState;
import huikuan.contracts.readiness.Readiness;
import huikuan.contracts.readiness.Readiness.Milestone;
import huikuan.contracts.readiness.Readiness.Stage;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.evidence.ContractFacts.Known;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.company.CompanySettings;
import java.util.List;
import java.util.Map;
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
            {"account":"%s","kind":"invoice","number":"F-1","contract":"HT-1","ready":false,\
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
  void anItemThatIsNotThereIsNotFound() {
    Proof proof = Proof.ofNewCompany().withInvoice("F-1", "");
    assertThat(ledger.get(proof.item("F-2") + "/readiness").status()).isEqualTo(404);
    assertThat(ledger.get(Proof.ofNewCompany().item("F-1") + "/readiness").status()).isEqualTo(404);
    assertThat(ledger.get(proof.item("F-1").replace("invoice", "invoices") + "/readiness").status())
        .isEqualTo(400);
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
            new Known(
                List.of(EvidenceKind.ACCEPTANCE_REPORT),
                List.of(new Milestone(contract, Stage.TO_BE_ACCEPTED)));
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
