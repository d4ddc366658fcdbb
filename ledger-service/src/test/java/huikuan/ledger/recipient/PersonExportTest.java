package huikuan.ledger.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger.Answer;
import org.junit.jupiter.api.Test;

/** All that is held on a person is told to the person, until it is forgotten. */
class PersonExportTest {

  private static final String SLIP =
      """
      %PDF-1.4
      1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
      2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
      trailer << /Root 1 0 R >>
      startxref
      0
      %%EOF
      """;

  private final LinkHouse house = new LinkHouse();

  private String contact(String customer, String id) {
    return "/customers/" + house.company() + "/" + customer + "/contacts/" + id;
  }

  @Test
  void eachVersionAndAllThatAPersonToldAreThere() {
    house.customer("C-1", "海岸贸易");
    house.invoice("C-1", "I-1", "2012-11-01", "2012-12-01", "100.00");
    String link = house.link("C-1", "p2", "m-1", null);
    house.tell(link, "/reasons", reason("I-1", "noBudget"));
    house.tell(
        link, "/person", "{'name':'赵雷','email':'zhao@c.example','note':'new in accounting'}");
    LinkHouse.sound(house.file(link, "application/pdf", SLIP, ""));
    LinkHouse.sound(house.post(contact("C-1", "p2") + "/confirm", "{'how':'call'}"));
    house.put(
        contact("C-1", "p2"),
        "{'name':'李明','role':'accountsPayable','email':'ming@c.example','basis':'consent','keepUntil':'2014-01-31'}");

    Answer export = house.get(contact("C-1", "p2") + "/export");
    assertThat(export.status()).isEqualTo(200);
    assertThat(export.body().path("versions").valueStream().map(it -> it.path("change").asString()))
        .startsWith("named")
        .endsWith("changed")
        .contains("confirmed");
    assertThat(export.text("/versions/0/contact/email")).isEqualTo("li@c.example");
    assertThat(export.text("/versions/0/by")).isEqualTo("anonymous");
    var last = export.body().path("versions").get(export.body().path("versions").size() - 1);
    assertThat(last.path("contact").path("keepUntil").asString()).isEqualTo("2014-01-31");
    assertThat(last.path("contact").path("basis").asString()).isEqualTo("consent");
    assertThat(export.body().path("told").valueStream().map(it -> it.path("what").asString()))
        .contains("opened", "reason", "person");
    assertThat(export.body().path("files")).hasSize(1);
    assertThat(export.text("/elsewhere/0/path"))
        .isEqualTo("/api/v1/notifications/people/" + house.company() + "/C-1/p2");
    assertThat(export.body().path("elsewhere").valueStream().map(it -> it.path("what").asString()))
        .containsExactly("messages", "cases", "files");
  }

  @Test
  void oneWhoWasNamedByAnotherIsToldSo() {
    house.customer("C-2", "海岸贸易");
    house.invoice("C-2", "I-2", "2012-11-01", "2012-12-01", "100.00");
    String link = house.link("C-2", "p2", "m-2", null);
    Answer named = house.tell(link, "/person", "{'name':'赵雷','email':'zhao@c.example'}");
    assertThat(named.status()).as(named.body().toString()).isEqualTo(200);
    Answer confirmed =
        house.post(
            "/customers/" + house.company() + "/C-2/proposed-contacts/named-1/confirm",
            "{'called':'" + LinkHouse.PHONE + "'}");
    Answer export = house.get(contact("C-2", confirmed.text("/contact")) + "/export");
    assertThat(export.text("/namedAs/0/toldBy")).isEqualTo("p2");
    assertThat(export.text("/namedAs/0/called")).isEqualTo(LinkHouse.PHONE);
    assertThat(export.body().path("told")).isEmpty();
  }

  @Test
  void ofAForgottenPersonNothingElseIsToldAndAnUnknownOneIsNotFound() {
    house.customer("C-3", "海岸贸易");
    LinkHouse.sound(house.post(contact("C-3", "p2") + "/forget", "{'reason':'asked for'}"));
    Answer export = house.get(contact("C-3", "p2") + "/export");
    assertThat(export.status()).isEqualTo(200);
    assertThat(export.body().propertyNames())
        .containsExactlyInAnyOrder("company", "customer", "contact", "forgottenAt");
    assertThat(house.get(contact("C-3", "p9") + "/export").status()).isEqualTo(404);
    assertThat(house.get(contact("C-9", "p1") + "/export").status()).isEqualTo(404);
  }

  private String reason(String number, String reason) {
    return "{'account':'%s.C-1.CNY','number':'%s','reason':'%s'}"
        .formatted(house.company(), number, reason);
  }
}
