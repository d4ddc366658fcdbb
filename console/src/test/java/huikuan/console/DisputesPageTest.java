package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The board of disputes, one of them, one concession, and the forms of both. */
@ExtendWith(SharedConsole.class)
class DisputesPageTest {

  private static final String DISPUTES = "/api/v1/dunning/disputes";
  private static final String DISPUTE = "dispute.CN01.C-1.1";
  private static final String CONCESSION = "concession.CN01.C-1.1";

  private final RunningConsole console;
  private final FakeGateway gateway;

  DisputesPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void disputes() {
    gateway.signedIn("li.na", "collector");
    String dispute =
        """
        {"dispute":"%s","company":"CN01","customer":"C-1","customerName":"海河",
         "account":"CN01.C-1.CNY","stage":"in-work","reason":"wrong-price","owner":"person:wang.wei",
         "dueOn":"2026-04-15","overdue":true,"currency":"CNY","original":"4000.00",
         "open":"2500.00","paid":"0.00","credited":"1500.00","writtenOff":"0.00",
         "conceded":"0.00","heldUntil":"2026-05-15","items":[{"case":"reminder.CN01.F-1",
          "kind":"invoice","number":"F-1","original":"4000.00","open":"2500.00","paid":"0.00",
          "credited":"1500.00","writtenOff":"0.00","conceded":"0.00"}],
         "postings":[{"number":"DS-1-1.1","case":"reminder.CN01.F-1","kind":"creditNote",
          "amount":"1500.00","outcome":"posted"}],
         "toldAgain":[{"case":"reminder.CN01.F-1","amount":"90.00","reason":"damaged",
          "note":"a third box","at":"2026-04-14T02:00:00Z"}],"origin":"hand","by":"person:li.na",
         "openedAt":"2026-03-18T02:00:00Z","version":7}
        """
            .formatted(DISPUTE);
    gateway.told.put(DISPUTES, "{\"disputes\":[" + dispute + "]}");
    gateway.told.put(DISPUTES + "/" + DISPUTE, dispute);
    String concession =
        """
        {"concession":"%s","company":"CN01","customer":"C-1","customerName":"海河",
         "account":"CN01.C-1.CNY","kind":"plan","state":"offered","currency":"CNY",
         "amount":"900.00","pays":"900.00","given":"0.00","paid":"0.00","missing":"900.00",
         "nextOn":"2026-04-20","dues":[{"on":"2026-05-20","amount":"900.00",
          "until":"2026-05-22"}],"ifMissed":"goes-on","offeredUntil":"2026-04-20",
         "items":[{"case":"reminder.CN01.F-1","kind":"invoice","number":"F-1",
          "amount":"900.00","paid":"0.00","missing":"900.00"}],"note":"no money",
         "by":"person:li.na","draftedAt":"2026-04-13T02:00:00Z"}
        """
            .formatted(CONCESSION);
    gateway.told.put(
        "/api/v1/dunning/promises/free",
        """
        {"account":"CN01.C-1.CNY","currency":"CNY","free":"900.00","items":[
         {"case":"reminder.CN01.F-1","kind":"invoice","number":"F-1","dueOn":"2026-03-01",
          "open":"1000.00","free":"900.00"},
         {"case":"reminder.CN01.F-2","kind":"invoice","number":"F-2","dueOn":"2026-03-01",
          "open":"50.00","free":"0.00"}]}
        """);
    gateway.told.put("/api/v1/dunning/concessions", "{\"concessions\":[" + concession + "]}");
    gateway.told.put("/api/v1/dunning/concessions/" + CONCESSION, concession);
  }

  @Test
  void theBoardHasAColumnForEachStage() throws Exception {
    assertThat(console.page("/disputes?company=CN01&customer=C-1"))
        .contains("in work", "海河", ">wang.wei<", "overdue", "F-1", "To be clarified by 2026-04-15");
    assertThat(gateway.asked)
        .anyMatch(each -> each.contains("stage=resolving") && each.contains("customer=CN01.C-1"));
    assertThat(console.pageInChinese("/disputes?company=CN01")).contains("待客户答复", "价格不符");
  }

  @Test
  void itShowsWhatACustomerDisputesOnceMore() throws Exception {
    assertThat(console.page("/disputes/" + DISPUTE))
        .contains("Told again", "a third box", "damaged", "90.00");
    assertThat(console.pageInChinese("/disputes/" + DISPUTE)).contains("客户再次提出的异议");
  }

  @Test
  void closedDisputesAreAListOfTheirOwn() throws Exception {
    assertThat(console.page("/disputes?company=CN01&shown=closed"))
        .contains("Closed disputes", "4,000.00", "F-1");
    assertThat(gateway.asked).anyMatch(each -> each.contains("stage=closed"));
  }

  @Test
  void aCustomersPageShowsWhatIsDisputedAndConceded() throws Exception {
    gateway.told.put("/api/v1/customers/CN01/C-1", "{\"company\":\"CN01\",\"customer\":\"C-1\"}");
    assertThat(console.page("/customers/CN01/C-1"))
        .contains("Open disputes", "/disputes/" + DISPUTE, "Open concessions", CONCESSION);
    assertThat(gateway.asked)
        .anyMatch(each -> each.contains("/concessions") && each.contains("state=open"));
  }

  @Test
  void aDisputeShowsItsAmountsAndWhatCanBeDone() throws Exception {
    assertThat(console.page("/disputes/" + DISPUTE))
        .contains("Dispute of 海河", "2,500.00", "DS-1-1.1", "name=\"version\" value=\"7\"")
        .contains("postings[0].amount", "action=\"/disputes/" + DISPUTE + "/split\"");
    assertThat(
            console.page("/customers/CN01/C-1/disputes/new?account=CN01.C-1.CNY&item=invoice+F-1"))
        .contains("value=\"F-1\"", "wrong price", "name=\"items[0].amount\" value=\"900.00\"")
        .doesNotContain("items[1].amount");
  }

  @Test
  void aDisputeThatWaitsForAnApproverSaysSo() throws Exception {
    String waiting =
        gateway
            .told
            .getOrDefault(DISPUTES + "/" + DISPUTE, "")
            .replace("\"stage\":\"in-work\"", "\"stage\":\"resolving\"")
            .replace("\"outcome\":\"posted\"", "\"outcome\":\"proposed\"");
    gateway.told.put(DISPUTES + "/" + DISPUTE, waiting);
    gateway.told.put(DISPUTES, "{\"disputes\":[" + waiting + "]}");
    assertThat(console.page("/disputes?company=CN01")).contains("waits for approval");
    assertThat(console.page("/disputes/" + DISPUTE))
        .contains("waits for approval", "Held until")
        .doesNotContain("being posted");
    gateway.told.put(
        DISPUTES + "/" + DISPUTE,
        waiting.replace("\"stage\":\"resolving\"", "\"stage\":\"closed\""));
    assertThat(console.page("/disputes/" + DISPUTE)).doesNotContain("Held until");
  }

  @Test
  void aConcessionThatIsKeptLacksNothing() throws Exception {
    String path = "/api/v1/dunning/concessions";
    String kept =
        gateway
            .told
            .getOrDefault(path + "/" + CONCESSION, "")
            .replace("\"state\":\"offered\"", "\"state\":\"kept\"")
            .replace(
                "\"by\":\"person:li.na\"",
                "\"by\":\"person:li.na\",\"approvedBy\":\"person:zhao.lei\","
                    + "\"acceptedAt\":\"2026-04-14T02:00:00Z\",\"acceptedBy\":\"C-1.p-1\"");
    gateway.told.put(path + "/" + CONCESSION, kept);
    gateway.told.put(path, "{\"concessions\":[" + kept + "]}");
    assertThat(console.page("/concessions/" + CONCESSION))
        .contains("tag good", ">zhao.lei<", "C-1.p-1", "2026-04-14 10:00")
        .doesNotContain("Can be accepted until", "Missing");
    assertThat(console.page("/concessions?company=CN01")).containsOnlyOnce(">CNY 900.00<");
  }

  @Test
  void aConcessionShowsItsDuesAndIsAccepted() throws Exception {
    assertThat(console.page("/concessions?company=CN01")).contains("instalments", "900.00");
    assertThat(console.page("/concessions/" + CONCESSION))
        .contains("Concession to 海河", "2026-05-22", "/concessions/" + CONCESSION + "/accept");
    assertThat(console.page("/customers/CN01/C-1/concessions/new?account=CN01.C-1.CNY"))
        .contains("settlement", "dues[0].on", "name=\"offeredUntil\"");
  }
}
