package huikuan.ledger.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.fields.ExactJson;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the recipient of a mail sees by the link in it, and answers. */
class RecipientTest {

  private static final String AGREED = "{'outcome':'agreed'}";

  private final LinkHouse house = new LinkHouse();
  private final LocalDate today = LocalDate.ofInstant(house.now(), ZoneId.of("Asia/Shanghai"));

  private static void refuses(Answer answer, int status, String problem) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.problem()).as("%s", answer.body()).isEqualTo(problem);
  }

  private static JsonNode json(String text) {
    return ExactJson.MAPPER.readTree(text.replace('\'', '"'));
  }

  private void owes(String customer) {
    house.customer(customer, "江南机械");
    house.invoice(customer, "I-2", "2012-10-01", today.minusDays(10).toString(), "300.00");
    house.invoice(customer, "I-1", "2012-10-01", today.minusDays(20).toString(), "100.00");
    house.invoice(customer, "I-3", "2012-10-01", today.plusDays(20).toString(), "50.00");
    house.receipt(customer, "R-1", "2012-12-01", "40.00", ",'allocate':'none'");
  }

  @Test
  void theRecipientSeesWhatIsOpenAndNothingElse() {
    owes("A");
    house.customer("B", "另一家");
    house.invoice("B", "B-1", "2012-10-01", "2012-11-01", "7.00");
    Answer seen = house.view(house.link("A", "p1", "m-1", null));
    assertThat(seen.status()).as("%s", seen.body()).isEqualTo(200);
    String account = house.company() + ".A.CNY";
    assertThat(seen.text("/company/names/zh")).isEqualTo(house.company());
    assertThat(seen.text("/customer")).isEqualTo("江南机械");
    assertThat(seen.text("/person")).isEqualTo("王芳");
    assertThat(seen.text("/today")).isEqualTo(today.toString());
    assertThat(seen.body().has("letter")).isFalse();
    assertThat(seen.body().path("items").valueStream().map(each -> each.path("number").asString()))
        .containsExactly("I-1", "I-2", "I-3");
    assertThat(seen.body().at("/items/0"))
        .isEqualTo(
            json(
                "{'account':'%s','amount':'100.00','contract':'HT-1','currency':'CNY','dueOn':'%s','issuedOn':'2012-10-01','kind':'invoice','number':'I-1','open':'100.00','overdueDays':20,'reference':'PO 1'}"
                    .formatted(account, today.minusDays(20))));
    assertThat(seen.body().path("sums"))
        .isEqualTo(
            json(
                "[{'account':'%s','currency':'CNY','open':'450.00','overdue':'400.00','unapplied':'40.00'}]"
                    .formatted(account)));
    assertThat(seen.body().toString()).doesNotContain("li.na", "B-1", "另一家", LinkHouse.PHONE);
  }

  @Test
  void aLetterIsAnsweredOnce() {
    owes("L");
    String letter =
        LinkHouse.sound(
                house.post(
                    "/accounts/" + house.company() + ".L.CNY/confirmations",
                    "{'kind':'positive','cutOff':'2012-12-31'}"))
            .text("/number");
    LinkHouse.sound(house.post("/confirmations/" + letter + "/send", "{'way':'mail'}"));
    String link = house.link("L", "p1", "m-1", letter);
    Answer seen = house.view(link);
    assertThat(seen.body().at("/letter/answerable").booleanValue()).isTrue();
    assertThat(seen.text("/letter/balance")).isEqualTo("410.00");
    assertThat(seen.body().at("/letter/items")).hasSize(4);

    refuses(
        house.tell(link, "/letter/reply", "{'outcome':'agreed','balance':'1.00'}"), 400, "invalid");
    refuses(house.tell(link, "/letter/reply", "{'outcome':'agreed','by':'mail'}"), 400, "invalid");
    Answer answered = house.tell(link, "/letter/reply", AGREED);
    assertThat(answered.status()).as("%s", answered.body()).isEqualTo(200);
    assertThat(answered.body().at("/letter/answer"))
        .isEqualTo(json("{'by':'link','outcome':'agreed','repliedOn':'%s'}".formatted(today)));
    assertThat(answered.text("/letter/whyNot")).isEqualTo("answered");

    long before = house.ledger().log().head();
    assertThat(house.tell(house.link("L", "p1", "m-2", letter), "/letter/reply", AGREED).status())
        .isEqualTo(200);
    assertThat(house.tell(link, "/letter/reply", AGREED).status()).isEqualTo(200);
    refuses(
        house.tell(house.link("L", "p2", "m-3", letter), "/letter/reply", AGREED),
        409,
        "letter-answered");
    Answer record = house.get("/confirmations/" + letter);
    assertThat(record.text("/answer/by")).isEqualTo("link");
    assertThat(record.text("/answer/grade")).isEqualTo("click");
    assertThat(record.text("/answer/signedBy")).isEqualTo("王芳");
    assertThat(record.text("/outcome")).isEqualTo("agreed");
    // The two other mails were opened, and nothing else happened.
    assertThat(house.ledger().log().after(before, 100))
        .extracting(each -> each.payload().getClass().getSimpleName())
        .filteredOn(each -> !each.equals("LinkOpened"))
        .isEmpty();
  }
}
