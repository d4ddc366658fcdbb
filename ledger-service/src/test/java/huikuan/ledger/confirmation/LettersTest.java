package huikuan.ledger.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyBounced;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyFailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyMailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyWithheld;
import huikuan.contracts.notification.NotificationEvent.LetterMailBounced;
import huikuan.contracts.notification.NotificationEvent.LetterMailed;
import huikuan.contracts.notification.NotificationEvent.PayTo;
import huikuan.contracts.notification.NotificationEvent.PayingSet;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.files.CompanyFiles;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.FileType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LettersTest {

  private static LetterHouse house;

  @BeforeAll
  static void start() {
    house = new LetterHouse("letters", Instant.parse("2026-04-01T02:00:00Z"));
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  private static Answer write(String customer, String body) {
    return house.post("/accounts/CN01." + customer + ".CNY/confirmations", body);
  }

  private static void mailed(String letter, int request, String customer, String at) {
    house.told(
        new LetterMailed(
            "m-" + letter + request,
            new CustomerId("CN01", customer),
            letter,
            request,
            "mail",
            "p1",
            "ab".repeat(32),
            1,
            Instant.parse(at)));
  }

  @Test
  void aLetterFreezesWhatWasOpenAndIsTheSameWhenAskedForAgain() {
    house.customer("A", "江南精密机械有限公司");
    house.invoice("A", "F-1", "2026-02-01", "2026-03-01", "1000.00");
    house.invoice("A", "F-2", "2026-03-01", "2026-03-31", "250.50");
    house.receipt("A", "R-1", "2026-03-15", "400.00");
    house.invoice("A", "F-3", "2026-04-01", "2026-05-01", "99.00");

    Answer first = write("A", "{'kind':'positive','cutOff':'2026-03-31'}");

    assertThat(first.status()).as("%s", first.body()).isEqualTo(201);
    assertThat(first.text("/balance")).isEqualTo("850.50");
    assertThat(first.text("/state")).isEqualTo("written");
    assertThat(first.text("/recipient/name")).isEqualTo("王芳");
    assertThat(first.text("/answerBy")).isEqualTo("2026-04-16");
    assertThat(first.body().path("items").findValuesAsString("open"))
        .containsExactly("600.00", "250.50");

    house.receipt("A", "R-2", "2026-04-01", "600.00");
    Answer again = write("A", "{'kind':'positive','cutOff':'2026-03-31'}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());

    house.receipt("A", "R-3", "2026-03-30", "50.00");
    Answer other = write("A", "{'kind':'positive','cutOff':'2026-03-31'}");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("letter-exists");
    Answer stays = house.get("/confirmations/" + first.text("/number"));
    assertThat(stays.text("/balance")).isEqualTo("850.50");
    assertThat(stays.text("/balanceNow")).isEqualTo("800.50");

    Answer replacing =
        write(
            "A",
            "{'kind':'positive','cutOff':'2026-03-31','replaces':'%s'}"
                .formatted(first.text("/number")));
    assertThat(replacing.status()).as("%s", replacing.body()).isEqualTo(201);
    assertThat(replacing.text("/balance")).isEqualTo("800.50");
    house.settle();
    assertThat(house.get("/confirmations/" + first.text("/number")).text("/outcome"))
        .isEqualTo("replaced");
  }

  @Test
  void aLetterIsSentArrivesAndIsAgreed() {
    house.customer("B", "东海港务物流有限公司");
    house.invoice("B", "G-1", "2026-02-01", "2026-03-01", "92300.00");
    String letter = write("B", "{'kind':'positive','cutOff':'2026-03-31'}").text("/number");

    assertThat(reply(letter, "{'outcome':'agreed','repliedOn':'2026-04-01','by':'mail'}").problem())
        .isEqualTo("letter-not-sent");
    Answer sending = house.post("/confirmations/" + letter + "/send", "{'way':'mail'}");
    assertThat(sending.status()).as("%s", sending.body()).isEqualTo(202);
    assertThat(sending.text("/state")).isEqualTo("sending");
    assertThat(sending.text("/document/mediaType")).isEqualTo("application/pdf");
    mailed(letter, 1, "B", "2026-04-01T02:05:00Z");
    assertThat(house.get("/confirmations/" + letter).text("/state")).isEqualTo("sent");

    Answer agreed =
        reply(letter, "{'outcome':'agreed','repliedOn':'2026-04-01','by':'mail','signedBy':'王芳'}");
    assertThat(agreed.status()).as("%s", agreed.body()).isEqualTo(200);
    assertThat(agreed.text("/outcome")).isEqualTo("agreed");
    assertThat(agreed.text("/answer/grade")).isEqualTo("mail");
    assertThat(agreed.text("/arrived/proof")).isEqualTo("answered");
    Answer second =
        reply(letter, "{'outcome':'agreed','repliedOn':'2026-04-01','by':'mail','signedBy':'李强'}");
    assertThat(second.problem()).isEqualTo("letter-answered");
  }

  @Test
  void whatComesBackIsToldAndTheLetterCanBeSentAgain() {
    house.customer("C", "北岭建材有限公司");
    house.invoice("C", "H-1", "2026-02-01", "2026-03-01", "10.00");
    String letter = write("C", "{'kind':'negative','cutOff':'2026-03-31'}").text("/number");
    house.post("/confirmations/" + letter + "/send", "{'way':'mail'}");
    mailed(letter, 1, "C", "2026-04-01T02:05:00Z");
    house.told(
        new LetterMailBounced(
            "m-" + letter + 1,
            new CustomerId("CN01", "C"),
            letter,
            1,
            "mail",
            "p1",
            "550 no such user",
            null,
            Instant.parse("2026-04-01T02:06:00Z")));

    Answer bounced = house.get("/confirmations/" + letter);
    assertThat(bounced.text("/state")).isEqualTo("bounced");
    assertThat(bounced.text("/problem/reason")).isEqualTo("550 no such user");
    Answer listed = house.get("/confirmations?company=CN01&state=bounced");
    assertThat(listed.text("/letters/0/number")).isEqualTo(letter);
    assertThat(house.post("/confirmations/" + letter + "/send", "{'way':'mail'}").status())
        .isEqualTo(202);
  }

  /** As a letter does. */
  @Test
  void aCopyOfEvidenceTellsWhatBecameOfIt() {
    house.customer("COPY", "北岭建材有限公司");
    house.post("/customers/CN01/COPY/contacts/p1/confirm", "{'how':'reply'}");
    BlobHash file =
        house
            .bean(CompanyFiles.class)
            .keep("CN01", FileType.PDF, "%PDF-1.4".getBytes(StandardCharsets.UTF_8), null)
            .entry()
            .hash();
    String evidence = "/customers/CN01/COPY/evidence";
    house.post(
        evidence,
        "{'kind':'guarantee','file':'%s','documentOn':'2026-03-01'}".formatted(file.hex()));
    Answer asked = house.post(evidence + "/1/send", "{'contact':'p1'}");
    assertThat(asked.status()).as("%s", asked.body()).isEqualTo(200);
    assertThat(asked.text("/copies/0/state")).isEqualTo("requested");

    CustomerId customer = new CustomerId("CN01", "COPY");
    Subject subject = new Subject.OfCustomer(customer);
    Instant sent = Instant.parse("2026-04-01T02:05:00Z");
    EvidenceCopyMailed mailed =
        new EvidenceCopyMailed("m-1", customer, subject, 1, "mail", "p1", "ab", 1, sent);
    house.told(mailed);
    house.told(mailed);
    Answer left = house.get(evidence);
    assertThat(left.text("/evidence/0/copies/0/state")).isEqualTo("sent");
    assertThat(left.text("/evidence/0/copies/0/sentAt")).isEqualTo(sent.toString());
    assertThat(left.text("/evidence/0/copies/0/message")).isEqualTo("m-1");

    house.told(
        new EvidenceCopyBounced(
            "m-1", customer, subject, 1, "mail", "p1", "550 no such user", null, sent));
    Answer back = house.get(evidence);
    assertThat(back.text("/evidence/0/copies/0/state")).isEqualTo("bounced");
    assertThat(back.text("/evidence/0/copies/0/reason")).isEqualTo("550 no such user");
    assertThat(house.get("/customers/CN01/COPY").text("/contacts/0/stale/why")).isEqualTo("bounce");
  }

  @Test
  void aCopyThatWasNotSentTellsWhy() {
    house.customer("NOCOPY", "北岭建材有限公司");
    String evidence = "/customers/CN01/NOCOPY/evidence";
    BlobHash file =
        house
            .bean(CompanyFiles.class)
            .keep("CN01", FileType.PDF, "%PDF-1.5".getBytes(StandardCharsets.UTF_8), null)
            .entry()
            .hash();
    house.post(
        evidence,
        "{'kind':'guarantee','file':'%s','documentOn':'2026-03-01'}".formatted(file.hex()));
    house.post(evidence + "/1/send", "{'contact':'p1','note':'first'}");
    house.post(evidence + "/1/send", "{'contact':'p1','note':'second'}");
    CustomerId customer = new CustomerId("CN01", "NOCOPY");
    Subject subject = new Subject.OfCustomer(customer);
    house.told(
        new EvidenceCopyFailed(
            "m-1", customer, subject, 1, "mail", "p1", "contact-gone", false, null, 0));
    house.told(
        new EvidenceCopyWithheld(
            "m-2", customer, subject, 2, "domain-not-allowed", "customer.example"));
    assertThat(house.get(evidence).body().at("/evidence/0/copies").valueStream())
        .extracting(
            it -> it.path("state").asString(),
            it -> it.path("reason").asString(),
            it -> it.path("detail").asString())
        .containsExactly(
            tuple("failed", "domain-not-allowed", "customer.example"),
            tuple("failed", "contact-gone", ""));
  }

  private static Answer reply(String letter, String body) {
    return house.post("/confirmations/" + letter + "/reply", body);
  }

  @Test
  void differencesAddUpAndAreClarifiedOneByOne() {
    house.customer("D", "蓝湖电子有限公司");
    house.invoice("D", "K-1", "2026-02-01", "2026-03-01", "100.00");
    house.invoice("D", "K-2", "2026-02-02", "2026-03-02", "200.00");
    String letter = write("D", "{'kind':'positive','cutOff':'2026-03-31'}").text("/number");
    house.post("/confirmations/" + letter + "/send", "{'way':'mail'}");
    mailed(letter, 1, "D", "2026-04-01T02:05:00Z");

    Answer wrong =
        reply(
            letter,
            """
            {'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','balance':'150.00',
             'differences':[{'item':'K-2','theirs':'0.00','reason':'paid'}]}
            """);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text("/errors/0/field")).isEqualTo("balance");
    assertThat(wrong.text("/errors/0/allowed")).contains("100.00");

    Answer answered =
        reply(
            letter,
            """
            {'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','balance':'70.00',
             'differences':[{'item':'K-2','theirs':'0.00','reason':'paid on 28 March'},
                            {'item':'CN-9','theirs':'-30.00','reason':'credit note'}]}
            """);
    assertThat(answered.status()).as("%s", answered.body()).isEqualTo(200);
    assertThat(answered.text("/state")).isEqualTo("not-agreed");
    assertThat(answered.body().at("/answer/differences").findValuesAsString("difference"))
        .containsExactly("-200.00", "-30.00");

    String path = "/confirmations/" + letter + "/differences/";
    assertThat(house.post(path + "3", "{'owner':'li.na'}").problem())
        .isEqualTo("no-such-difference");
    house.post(path + "1", "{'owner':'li.na'}");
    house.post(path + "1", "{'outcome':'timing','note':'booked on 1 April'}");
    Answer last = house.post(path + "2", "{'outcome':'ourError','documents':['CN-9']}");
    assertThat(last.text("/state")).isEqualTo("closed");
    assertThat(last.text("/outcome")).isEqualTo("clarified");
    assertThat(last.text("/answer/differences/0/owner")).isEqualTo("li.na");
  }

  @Test
  void aRunWritesOneLetterForEachAccountAndSendsThemWhenReleased() {
    for (String each : new String[] {"X1", "X2", "X3"}) {
      house.customer(each, "客户" + each);
      document(each, "L-" + each, "500.00");
    }
    document("X4", "L-X4", "700.00");
    String body =
        "{'company':'CN02','kind':'positive','cutOff':'2026-03-31','select':{'above':'400.00','currency':'CNY'}}";

    Answer started = house.post("/confirmation-runs", body);
    assertThat(started.status()).as("%s", started.body()).isEqualTo(202);
    String run = started.text("/number");
    assertThat(house.post("/confirmation-runs", body).status()).isEqualTo(200);
    house.settle();

    Answer written = house.get("/confirmation-runs/" + run);
    assertThat(written.text("/state")).isEqualTo("written");
    assertThat(written.body().path("written").asInt()).isEqualTo(4);
    assertThat(house.get("/confirmation-runs/" + run + "/results").text("/results/0/all/balance"))
        .isEqualTo("2200.00");

    assertThat(house.post("/confirmation-runs/" + run + "/release", "").status()).isEqualTo(200);
    house.settle();
    Answer sent = house.get("/confirmation-runs/" + run);
    assertThat(sent.text("/state")).isEqualTo("sent");
    assertThat(sent.body().path("requested").asInt()).isEqualTo(0);
    assertThat(sent.body().path("notSent").asInt()).isEqualTo(4);
  }

  private static void document(String customer, String number, String amount) {
    house.post(
        "/documents",
        "[{'kind':'invoice','company':'CN02','customer':'%s','currency':'CNY','number':'%s','postedOn':'2026-03-01','dueOn':'2026-04-01','amount':'%s'}]"
            .formatted(customer, number, amount));
  }

  @Test
  void nobodyAnswersThenItIsAskedAgainCalledAndClosed() {
    try (LetterHouse own = new LetterHouse("silent", Instant.parse("2026-04-07T02:00:00Z"))) {
      own.customer("S", "沉默有限公司");
      own.invoice("S", "Z-1", "2026-02-01", "2026-03-01", "10.00");
      Answer written =
          own.post(
              "/accounts/CN01.S.CNY/confirmations", "{'kind':'positive','cutOff':'2026-03-31'}");
      String letter = written.text("/number");
      own.post("/confirmations/" + letter + "/send", "{'way':'mail'}");
      own.told(
          new LetterMailed(
              "m1",
              new CustomerId("CN01", "S"),
              letter,
              1,
              "mail",
              "p1",
              "ab".repeat(32),
              1,
              Instant.parse("2026-04-07T02:05:00Z")));
      own.moveTo("2026-04-12T02:00:00Z");
      assertThat(own.get("/confirmations/" + letter).text("/arrived/proof")).isEqualTo("no-bounce");
      own.moveTo("2026-04-22T02:00:00Z");
      assertThat(own.get("/confirmations/" + letter).body().path("followUps").asInt()).isEqualTo(1);
      own.moveTo("2026-05-13T02:00:00Z");
      assertThat(own.get("/confirmations/" + letter).body().path("callDue").asBoolean()).isTrue();
      own.moveTo("2026-06-01T02:00:00Z");
      assertThat(own.get("/confirmations/" + letter).text("/outcome")).isEqualTo("no-answer");
    }
  }

  @Test
  void lettersAreWrittenAfterEachQuarterOnceAndLookedAtBeforeTheyLeave() {
    try (LetterHouse own = new LetterHouse("scheduled", Instant.parse("2026-05-12T02:00:00Z"))) {
      own.customer("Q", "季度有限公司");
      own.invoice("Q", "Q-1", "2026-05-01", "2026-06-01", "10.00");
      String path = "/companies/CN01/confirmation-schedule";
      assertThat(own.get(path).text("/every")).isEqualTo("never");
      Answer set = own.put(path, "{}");
      assertThat(set.status()).as("%s", set.body()).isEqualTo(200);
      assertThat(set.text("/every")).isEqualTo("quarter");
      assertThat(set.text("/from")).isEqualTo("2026-05-12");
      assertThat(set.text("/version")).isEqualTo("1");

      own.moveTo("2026-07-06T15:00:00Z");
      assertThat(own.get("/confirmation-runs?company=CN01").body().path("runs")).isEmpty();
      own.moveTo("2026-07-07T02:00:00Z");
      Answer runs = own.get("/confirmation-runs?company=CN01&state=written");
      assertThat(runs.text("/runs/0/cutOff")).isEqualTo("2026-06-30");
      assertThat(runs.body().at("/runs/0/written").asInt()).isEqualTo(1);

      own.moveTo("2026-07-20T02:00:00Z");
      own.put(path, "{'every':'month'}");
      own.moveTo("2026-08-10T02:00:00Z");
      assertThat(
              own.get("/confirmation-runs?company=CN01")
                  .body()
                  .path("runs")
                  .findValuesAsString("cutOff"))
          .as("a schedule that is set anew does not wait for the quarter")
          .containsExactly("2026-06-30", "2026-07-31");

      own.put(path, "{'every':'never'}");
      own.moveTo("2026-10-20T02:00:00Z");
      assertThat(own.get("/confirmation-runs?company=CN01").body().path("runs")).hasSize(2);
    }
  }

  @Test
  void aLetterOnPaperIsPostedWhenAnotherPersonHasApprovedTheSeal() {
    house.customer("P", "纸质函件有限公司");
    house.invoice("P", "P-1", "2026-02-01", "2026-03-01", "10.00");
    house.told(
        new PayingSet(
            "CN01",
            List.of(new PayTo("CNY", "1001 0001", "示范银行", "Sample Bank", "示范公司", "Sample"))));
    String letter = write("P", "{'kind':'demand','cutOff':'2026-03-31'}").text("/number");
    String path = "/confirmations/" + letter;
    assertThat(house.text(path + "/document", "text/html")).contains("1001 0001", "示范银行");
    String posted = "{'way':'ems','waybill':'EB123456789CN','postedOn':'2026-04-01'}";
    assertThat(house.post(path + "/posted", posted).problem()).isEqualTo("letter-not-to-print");

    Answer printed = house.postAs("chen.jing", path + "/send", "{'way':'paper'}");
    assertThat(printed.text("/state")).isEqualTo("to-print");
    String seal = printed.text("/seal/proposal");
    assertThat(seal).isEqualTo("seal." + letter + ".1");
    assertThat(house.postAs("chen.jing", path + "/send", "{'way':'paper'}").status())
        .isEqualTo(200);
    assertThat(house.post(path + "/posted", posted).problem()).isEqualTo("seal-not-approved");
    assertThat(house.get("/approvals/" + seal).text("/what/account")).isEqualTo("CN01.P.CNY");
    assertThat(house.get("/approvals?company=CN01").text("/names/CN01.P")).isEqualTo("纸质函件有限公司");
    String approve = "/approvals/" + seal + "/approve";
    assertThat(house.postAs("chen.jing", approve, "").problem()).isEqualTo("own-proposal");
    assertThat(house.postAs("zhao.lei", approve, "").status()).isEqualTo(200);
    assertThat(house.get(path).body().at("/seal/approved").asBoolean()).isTrue();

    Answer left = house.post(path + "/posted", posted);
    assertThat(left.text("/state")).isEqualTo("sent");
    assertThat(left.text("/sent/waybill")).isEqualTo("EB123456789CN");
    assertThat(house.post(path + "/posted", posted).status()).isEqualTo(200);
  }

  @Test
  void aLetterWhoseSealIsRefusedCanBeSentByMail() {
    house.customer("R", "拒绝用印有限公司");
    house.invoice("R", "R-1", "2026-02-01", "2026-03-01", "10.00");
    String letter = write("R", "{'kind':'positive','cutOff':'2026-03-31'}").text("/number");
    String path = "/confirmations/" + letter;
    String seal =
        house.postAs("chen.jing", path + "/send", "{'way':'paper'}").text("/seal/proposal");

    house.postAs("zhao.lei", "/approvals/" + seal + "/reject", "{'reason':'wrong address'}");

    assertThat(house.get(path).text("/state")).isEqualTo("written");
    assertThat(house.post(path + "/send", "{'way':'mail'}").status()).isEqualTo(202);
  }
}
