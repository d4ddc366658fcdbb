package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people here want to be written off or given back. */
class PostingsTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Erp erp = new Erp();
  private final String account = "/api/v1/accounts/" + erp.company() + ".A.USD";

  private Answer propose(String person, String body) {
    return ledger.sendAs(person, "POST", account + "/postings", body);
  }

  private static String writeOff(String number, String amount) {
    return """
    {"kind":"writeOff","number":"%s","postedOn":"2012-12-31","amount":"%s","invoice":"1","reason":"bankrupt"}\
    """
        .formatted(number, amount);
  }

  /** The clock of the tests stands at the beginning of 2013. */
  private void invoice(String amount) {
    erp.post(
        erp.document("invoice", "1", "01-02", "\"dueOn\":\"2013-02-01\",\"amount\":\"%s\"")
            .formatted(amount)
            .replace("2013-01-02", "2012-12-02"));
  }

  private Answer decide(String person, String id, String what, String body) {
    return ledger.sendAs(person, "POST", "/api/v1/approvals/" + id + "/" + what, body);
  }

  private String balance() {
    return ledger.get(account + "/balance?asOf=2013-12-31").text("/balance");
  }

  @Test
  void aWriteOffIsPostedWhenAnotherPersonApproves() {
    invoice("1000.00");
    Answer proposed = propose("li.na", writeOff("W-1", "1000.00"));
    assertThat(proposed.status()).as("%s", proposed.body()).isEqualTo(202);
    String id = proposed.text("/proposal");
    assertThat(id).isEqualTo("posting." + erp.company() + ".A.USD.1");
    assertThat(proposed.body().path("needed").asInt()).isEqualTo(1);
    assertThat(balance()).isEqualTo("1000.00");

    JsonNode waiting = ledger.get("/api/v1/approvals/" + id).body();
    assertThat(waiting.path("what").path("amount").asString()).isEqualTo("1000.00 USD");
    assertThat(waiting.path("reason").asString()).isEqualTo("bankrupt");
    assertThat(decide("li.na", id, "approve", "").problem()).isEqualTo("own-proposal");
    assertThat(balance()).isEqualTo("1000.00");

    assertThat(decide("wang.wei", id, "approve", "").text("/state")).isEqualTo("approved");
    assertThat(balance()).isEqualTo("0.00");
    assertThat(decide("zhao.min", id, "approve", "").problem()).isEqualTo("decided");
    assertThat(decide("wang.wei", id, "approve", "").text("/state"))
        .as("by the same person again")
        .isEqualTo("approved");
    assertThat(propose("li.na", writeOff("W-1", "1000.00")).status())
        .as("it was posted")
        .isEqualTo(200);

    assertThat(ledger.get(account + "/history").body().path("events").valueStream())
        .extracting(
            each -> each.path("type").asString().replace("huikuan.ledger.account.", ""),
            each -> each.path("actor").asString(),
            each -> each.path("document").path("number").asString())
        .containsExactly(
            tuple("invoice-posted.v1", "anonymous", "1"),
            tuple("posting-proposed.v1", "person:li.na", "W-1"),
            tuple("written-off.v1", "person:wang.wei", "W-1"),
            tuple("posting-approved.v1", "person:wang.wei", "W-1"));
  }

  @Test
  void aLargeOneNeedsTwo() {
    invoice("9000.00");
    String id = propose("li.na", writeOff("W-1", "9000.00")).text("/proposal");

    Answer first = decide("wang.wei", id, "approve", "");
    assertThat(first.text("/state")).isEqualTo("open");
    assertThat(first.body().path("needed").asInt()).isEqualTo(2);
    assertThat(decide("wang.wei", id, "approve", "").body()).isEqualTo(first.body());
    assertThat(balance()).isEqualTo("9000.00");

    Answer second = decide("zhao.min", id, "approve", "");
    assertThat(second.text("/state")).isEqualTo("approved");
    assertThat(
            second.body().path("approvedBy").valueStream().map(each -> each.path("by").asString()))
        .containsExactly("person:wang.wei", "person:zhao.min");
    assertThat(balance()).isEqualTo("0.00");
  }

  @Test
  void aSmallRestIsWrittenOffAloneButNoPartOfALargeClaim() {
    invoice("1000.00");
    assertThat(propose("li.na", writeOff("W-1", "49.00")).status()).isEqualTo(202);
    erp.post(
        erp.document("receipt", "R", "01-02", "\"amount\":\"951.00\"")
            .replace("2013-01-02", "2012-12-20"));

    Answer rest = propose("li.na", writeOff("W-2", "49.00"));
    assertThat(rest.status()).isEqualTo(200);
    assertThat(rest.body().has("proposal")).isFalse();
    assertThat(balance()).isEqualTo("0.00");
  }

  @Test
  void aRefundAlwaysNeedsAnother() {
    erp.post(
        erp.document("receipt", "R", "01-02", "\"amount\":\"5.00\",\"allocate\":\"none\"")
            .replace("2013-01-02", "2012-12-20"));
    String body =
        """
        {"kind":"refund","number":"F-1","postedOn":"2012-12-31","amount":"5.00"}\
        """;
    Answer proposed = propose("li.na", body);
    assertThat(proposed.status()).as("%s", proposed.body()).isEqualTo(202);
    assertThat(decide("wang.wei", proposed.text("/proposal"), "approve", "").status())
        .isEqualTo(200);
    assertThat(balance()).isEqualTo("0.00");
  }

  @Test
  void whatIsRejectedIsNotPostedAndMayBeProposedAgain() {
    invoice("1000.00");
    String id = propose("li.na", writeOff("W-1", "1000.00")).text("/proposal");
    assertThat(decide("wang.wei", id, "reject", "{\"reason\":\"they pay\"}").text("/state"))
        .isEqualTo("rejected");
    assertThat(decide("zhao.min", id, "approve", "").problem()).isEqualTo("decided");
    assertThat(balance()).isEqualTo("1000.00");

    String again = propose("li.na", writeOff("W-1", "1000.00")).text("/proposal");
    assertThat(again).isEqualTo("posting." + erp.company() + ".A.USD.2");
    assertThat(decide("wang.wei", again, "approve", "").text("/state")).isEqualTo("approved");
    assertThat(ledger.get("/api/v1/approvals/" + id).text("/state")).isEqualTo("rejected");
  }

  @Test
  void nobodyApprovesAnotherDocumentThanHeWasShown() {
    invoice("9000.00");
    String shown = propose("li.na", writeOff("W-1", "10.00")).text("/proposal");
    String replaced = propose("li.na", writeOff("W-1", "8000.00")).text("/proposal");
    assertThat(replaced).isNotEqualTo(shown);

    Answer approved = decide("wang.wei", shown, "approve", "");
    assertThat(approved.problem()).isEqualTo("decided");
    assertThat(approved.text("/detail")).contains("something newer was proposed");
    assertThat(balance()).isEqualTo("9000.00");
    assertThat(ledger.get("/api/v1/approvals/" + shown).text("/state")).isEqualTo("overtaken");
    assertThat(ledger.get("/api/v1/approvals/" + shown).text("/what/amount"))
        .isEqualTo("10.00 USD");
    assertThat(ledger.get("/api/v1/approvals/" + replaced).text("/state")).isEqualTo("open");
  }

  @Test
  void whatIsGivenUpInPartsNeedsTwoAsTheWholeDoes() {
    invoice("9000.00");
    Answer first = propose("li.na", writeOff("W-1", "4000.00"));
    assertThat(first.body().path("needed").asInt()).isEqualTo(1);
    assertThat(propose("li.na", writeOff("W-2", "1000.01")).body().path("needed").asInt())
        .as("with what waits")
        .isEqualTo(2);
    decide("wang.wei", first.text("/proposal"), "approve", "");
    assertThat(balance()).isEqualTo("5000.00");
    Answer second = propose("li.na", writeOff("W-3", "1000.01"));
    assertThat(second.body().path("needed").asInt())
        .as("with what was given up of the claim before")
        .isEqualTo(2);
  }

  @Test
  void nobodyReplacesWhatAnotherHasProposed() {
    invoice("1000.00");
    String id = propose("li.na", writeOff("W-1", "60.00")).text("/proposal");
    Answer other = propose("zhang", writeOff("W-1", "60.01"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("proposed-by-another");
    assertThat(other.text("/detail")).contains("person:li.na");
    assertThat(propose("zhang", writeOff("W-1", "60.00")).text("/proposal")).isEqualTo(id);
    assertThat(propose("li.na", writeOff("W-1", "60.01")).text("/proposal")).isNotEqualTo(id);
  }

  @Test
  void ofAnAccountSoManyWaitAndNoMore() {
    invoice("9000.00");
    for (int number = 1; number <= 100; number++) {
      assertThat(propose("li.na", writeOff("W-" + number, "60.00")).status()).isEqualTo(202);
    }
    Answer refused = propose("li.na", writeOff("W-101", "60.00"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("too-many-proposals");
    assertThat(propose("li.na", writeOff("W-100", "61.00")).status())
        .as("in place of another")
        .isEqualTo(202);
  }

  @Test
  void whatTheRulesRefuseIsNotProposed() {
    invoice("1000.00");
    long head = ledger.log().head();
    Answer tooMuch = propose("li.na", writeOff("W-1", "1000.01"));
    assertThat(tooMuch.status()).isEqualTo(422);
    assertThat(tooMuch.problem()).isEqualTo("exceeds-open-amount");
    assertThat(propose("li.na", writeOff("W-1", "1.00").replace("\"1\",", "\"2\",")).problem())
        .isEqualTo("unknown-invoice");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void whatIsPaidMeanwhileIsRefusedAndTheProposalStays() {
    invoice("1000.00");
    String id = propose("li.na", writeOff("W-1", "1000.00")).text("/proposal");
    erp.post(
        erp.document("receipt", "R", "01-02", "\"amount\":\"400.00\"")
            .replace("2013-01-02", "2012-12-20"));

    Answer refused = decide("wang.wei", id, "approve", "");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("exceeds-open-amount");
    assertThat(ledger.get("/api/v1/approvals/" + id).text("/state")).isEqualTo("open");
    assertThat(balance()).isEqualTo("600.00");

    String rest = propose("li.na", writeOff("W-1", "600.00")).text("/proposal");
    assertThat(decide("wang.wei", rest, "approve", "").text("/state")).isEqualTo("approved");
    assertThat(balance()).isEqualTo("0.00");
  }

  @Test
  void closedDaysStayClosed() {
    invoice("1000.00");
    String id = propose("li.na", writeOff("W-1", "1000.00")).text("/proposal");
    ledger.put("/api/v1/companies/" + erp.company() + "/lock", "{\"lockedBefore\":\"2013-01-01\"}");
    assertThat(decide("wang.wei", id, "approve", "").problem()).isEqualTo("period-locked");
    assertThat(propose("li.na", writeOff("W-2", "1.00")).problem()).isEqualTo("period-locked");
  }

  @Test
  void whatTheErpPostsIsListedForReview() {
    invoice("1000.00");
    String posted =
        erp.document(
                "writeOff",
                "W-9",
                "01-02",
                "\"amount\":\"1000.00\",\"invoice\":\"1\",\"reason\":\"gone\"")
            .replace("2013-01-02", "2012-12-20");
    erp.post(posted);

    JsonNode listed =
        ledger
            .get("/api/v1/approvals?state=elsewhere&company=" + erp.company())
            .body()
            .path("approvals");
    assertThat(listed.valueStream().map(each -> each.path("id").asString()))
        .containsExactly("posted." + erp.company() + ".writeOff.W-9");
    assertThat(listed.path(0).path("what").path("reason").asString()).isEqualTo("gone");
    assertThat(decide("wang.wei", listed.path(0).path("id").asString(), "approve", "").problem())
        .isEqualTo("decided");
    assertThat(propose("li.na", writeOff("W-9", "1000.00")).problem()).isEqualTo("conflict");
  }

  @Test
  void aNumberThatTheErpTookMeanwhileIsAConflict() {
    invoice("1000.00");
    String id = propose("li.na", writeOff("W-1", "900.00")).text("/proposal");
    erp.post(
        erp.document(
                "writeOff",
                "W-1",
                "01-02",
                "\"amount\":\"30.00\",\"invoice\":\"1\",\"reason\":\"gone\"")
            .replace("2013-01-02", "2012-12-20"));

    Answer taken = decide("wang.wei", id, "approve", "");
    assertThat(taken.status()).as("%s", taken.body()).isEqualTo(409);
    assertThat(taken.problem()).isEqualTo("conflict");
    assertThat(balance()).isEqualTo("970.00");
  }

  @Test
  void whatIsWrongIsNamed() {
    for (String body :
        List.of(
            "{\"kind\":\"invoice\"}",
            "{\"kind\":\"writeOff\",\"company\":\"X\"}",
            "{\"kind\":\"refund\",\"number\":\"1\",\"lines\":[]}")) {
      assertThat(propose("li.na", body).status()).as(body).isEqualTo(400);
    }
    assertThat(propose("li.na", "[]").problem()).isEqualTo("not-json");
  }
}
