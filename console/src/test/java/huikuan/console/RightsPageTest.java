package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page offers goes by the company that it is about, whichever was chosen. */
@ExtendWith(SharedConsole.class)
class RightsPageTest {

  private static final String API = "/api/v1";
  private static final String LETTER = "{'number':'%s','account':'CN01.C-1.CNY','state':'written'}";

  private static RunningConsole console;
  private static FakeGateway gateway;

  @BeforeAll
  static void start(RunningConsole shared) {
    console = shared;
    gateway = console.gateway;
  }

  /** Of finance in one company, of chasing in another. */
  @BeforeEach
  void somebodyOfTwoCompanies() {
    gateway.signedIn("chen.jing", "finance@CN01", "collector@CN02");
    for (String company : new String[] {"CN01", "CN02"}) {
      String customer = "/customers/" + company + "/C-1";
      tell(customer, "{'name':'ACME','contacts':[]}");
      tell("/dunning" + customer + "/holds", "{'holds':[]}");
      tell("/accounts/" + company + ".C-1.CNY", "{'currency':'CNY'}");
      String opened = "'kind':'reminder','account':'%s.C-1.CNY','state':'open'".formatted(company);
      String id = "reminder." + company + ".F-1";
      tell("/dunning/cases/" + id, "{'id':'" + id + "'," + opened + "}");
      String batch = "batch." + company + ".7K3Q9F2MCB-1";
      tell("/dunning/batches/" + batch, "{'id':'" + batch + "','state':'drafted'}");
      String letter = company + ".20260331.7K3Q9F2MXB";
      tell("/confirmations/" + letter, LETTER.formatted(letter));
      String run = company + ".20260331.run-7K3Q9F2MXB";
      tell(
          "/confirmation-runs/" + run,
          "{'number':'%s','company':'%s','state':'written','written':1,'skipped':0,'accounts':1}"
              .formatted(run, company));
    }
  }

  private static void tell(String path, String answer) {
    gateway.told.put(API + path, answer.replace('\'', '"'));
  }

  /** The first company lets the form, the second does not, or the other way. */
  @ParameterizedTest
  @CsvSource({
    "/customers/{}/C-1, customers/{}/C-1/hold, CN02, CN01",
    "/accounts/{}.C-1.CNY, accounts/{}.C-1.CNY/letters, CN01, CN02",
    "/cases/reminder.{}.F-1, cases/reminder.{}.F-1/hold, CN02, CN01",
    "/batches/batch.{}.7K3Q9F2MCB-1, batches/batch.{}.7K3Q9F2MCB-1/start, CN02, CN01",
    "/cases?open=reminder.{}.F-1, cases/reminder.{}.F-1/hold, CN02, CN01",
    "/letters?open={}.20260331.7K3Q9F2MXB, letters/{}.20260331.7K3Q9F2MXB/withdraw, CN01, CN02",
    "/runs?open={}.20260331.run-7K3Q9F2MXB, runs/{}.20260331.run-7K3Q9F2MXB/release, CN01, CN02"
  })
  void aFormIsOfferedByTheRightsForTheCompanyOfItsPage(
      String page, String form, String allowed, String not) throws Exception {
    for (String chosen : new String[] {allowed, not}) {
      String with = (page.contains("?") ? "&" : "?") + "company=" + chosen;
      assertThat(console.get(page.replace("{}", allowed) + with).body())
          .as("while %s is chosen", chosen)
          .contains("action=\"/" + form.replace("{}", allowed) + "\"");
      assertThat(console.get(page.replace("{}", not) + with).body())
          .as("while %s is chosen", chosen)
          .doesNotContain("action=\"/" + form.replace("{}", not) + "\"");
    }
  }

  @Test
  void linksOfAPageLeadToTheCompanyOfItsPath() throws Exception {
    assertThat(console.get("/accounts/CN02.C-1.CNY?company=CN01").body())
        .contains("href=\"/accounts/CN02.C-1.CNY/statement?company=CN02\"");
  }

  /** Another company has not got this customer: it is chosen where the page belongs. */
  @Test
  void anotherCompanyIsChosenAtTheList() throws Exception {
    for (var each :
        Map.of(
                "/customers/CN02/C-1", "/customers",
                "/accounts/CN02.C-1.CNY", "/",
                "/balances", "/balances")
            .entrySet()) {
      assertThat(console.get(each.getKey()).body())
          .contains("class=\"company\" method=\"get\" action=\"" + each.getValue() + "\"");
    }
  }
}
