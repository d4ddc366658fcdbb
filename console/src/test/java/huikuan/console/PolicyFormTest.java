package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A version of a policy is proposed by a form; cases are moved and reassigned. */
@ExtendWith(SharedConsole.class)
class PolicyFormTest {

  private static final String API = "/api/v1/dunning/policies/";

  private static final String POLICY =
      """
      {"id":"strict","version":2,"state":"effective","effectiveFrom":"2026-01-01","at":"09:00",
       "minutesToSeal":10,"hours":{"CN":["09:00/11:30","14:00/17:30"],"other":["09:00/17:00"]},
       "mostInWeek":3,"mostInWeekOfCustomer":5,"acceptedAfter":3,"catchUp":3,
       "quiet":{"holiday":5,"workingDays":2},
       "minimum":{"message":["100.00 CNY"],"demand":["1000.00 CNY"],"sanction":["9000.00 CNY"]},
       "readyWithin":20,"appliesTo":{"classes":["CN01.key"]},
       "steps":[
        {"level":"courtesy","kind":"courtesy","workingDaysBeforeDue":5,"from":["5.00 CNY"]},
        {"level":"call","kind":"task","daysAfterDue":3,"daysAfterPrevious":1,"words":"call <b>",
         "passAfter":2},
        {"level":"demand","kind":"demand","daysAfterDue":20,"daysAfterPrevious":10,
         "to":["decisionMaker","acceptor"],"channels":["mail"]}],
       "versions":[{"version":2,"state":"effective","proposedBy":"person:li.na"}]}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  PolicyFormTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void aPolicy() {
    gateway.signedIn("li.na", "collector");
    gateway.told.put(API + "strict", POLICY);
    gateway.told.put(API + "standard", POLICY.replace("strict", "standard"));
  }

  private static String brackets(String form) {
    return form.replace("[", "%5B").replace("]", "%5D");
  }

  @Test
  void theFormShowsAllRules() throws Exception {
    assertThat(console.page("/policies/strict/change"))
        .contains(
            "name=\"known\" value=\"2\"", "name=\"hours.CN\" value=\"09:00/11:30 14:00/17:30\"")
        .contains("name=\"steps[0].workingDaysBeforeDue\" value=\"5\"", "5.00 CNY</textarea>")
        .contains("name=\"steps[1].words\" value=\"call &lt;b&gt;\"", "CN01.key</textarea>")
        .contains(
            "name=\"steps[2].to\" value=\"decisionMaker acceptor\"", "name=\"steps[4].level\"")
        .contains(
            "name=\"readyWithin\" value=\"20\"", "name=\"afterHold\"", "1000.00 CNY</textarea>")
        .doesNotContain("value=\"2026-01-01\"");
    assertThat(console.page("/policies/standard/change")).doesNotContain("appliesTo.classes");
    assertThat(console.page("/policies/strict"))
        .contains("/policies/strict/change?", "call &lt;b&gt;", "decision maker, acceptor")
        .contains("The least that a customer owes, overdue", "For which claims");
  }

  @Test
  void aVersionIsProposedWithAllOfIt() throws Exception {
    String form =
        brackets(
            "id=strict&known=2&effectiveFrom=2026-07-01&appliesTo.classes=CN01.key%0D%0ACN01.b"
                + "&at=09:00&minutesToSeal=10&hours.CN=09:00/11:30+14:00/17:30&country=DE"
                + "&countryHours=08:00/17:00&mostInWeek=3&mostInWeekOfCustomer=5&acceptedAfter=3"
                + "&catchUp=x&quiet.holiday=5&quiet.workingDays=2&minimum.message=100.00+CNY"
                + "&review.daysLate=&afterHold=3&steps[0].level=courtesy&steps[0].kind=courtesy"
                + "&steps[0].daysAfterDue=3&steps[0].daysAfterPrevious=0&steps[1].level=call"
                + "&steps[1].kind=task&steps[1].words=call+them&steps[1].passAfter=2"
                + "&steps[2].level=&steps[2].kind=courtesy&steps[3].level=demand"
                + "&steps[3].kind=demand&steps[3].to=decisionMaker,+acceptor");
    gateway.told.put("PUT " + API + "strict", "{\"id\":\"strict\",\"version\":3}");
    console.sent("/policies", form);
    assertThat(gateway.sent)
        .containsExactly(
            "PUT "
                + API
                + "strict{\"appliesTo\":{\"classes\":[\"CN01.key\",\"CN01.b\"]},"
                + "\"effectiveFrom\":\"2026-07-01\",\"at\":\"09:00\",\"minutesToSeal\":10,"
                + "\"hours\":{\"CN\":[\"09:00/11:30\",\"14:00/17:30\"],\"DE\":[\"08:00/17:00\"]},"
                + "\"mostInWeek\":3,\"mostInWeekOfCustomer\":5,\"acceptedAfter\":3,"
                + "\"catchUp\":\"x\",\"quiet\":{\"holiday\":5,\"workingDays\":2},"
                + "\"minimum\":{\"message\":[\"100.00 CNY\"]},\"afterHold\":3,"
                + "\"steps\":[{\"level\":\"courtesy\",\"kind\":\"courtesy\",\"daysAfterDue\":3,"
                + "\"daysAfterPrevious\":0},{\"level\":\"call\",\"kind\":\"task\","
                + "\"words\":\"call them\",\"passAfter\":2},{\"level\":\"demand\","
                + "\"kind\":\"demand\",\"to\":[\"decisionMaker\",\"acceptor\"]}]}");
  }

  @Test
  void eachFaultStandsAtItsFieldAndNothingTypedIsLost() throws Exception {
    gateway.refused.put(
        "PUT " + API + "strict",
        """
        {"type":"urn:huikuan:problem:invalid","title":"x","status":400,"errors":[
         {"field":"steps[0].daysAfterDue","allowed":"later than the step before"},
         {"field":"hours.CN[0]","allowed":"hours, such as 09:00/17:00"},
         {"field":"afterHold","allowed":"a whole number from 1 to 60"}]}
        """);
    String page =
        console.shownAfter(
            "/policies",
            brackets(
                "id=strict&known=2&hours.CN=9-17&afterHold=99&steps[0].level=early"
                    + "&steps[0].kind=courtesy&steps[0].daysAfterDue=1"));
    assertThat(page)
        .contains("f-steps[0].daysAfterDue-fault", "f-hours.CN-fault", "f-afterHold-fault")
        .contains("value=\"9-17\"", "value=\"99\"", "value=\"early\"");
  }

  @Test
  void whoDoesNotProposeSeesNoForm() throws Exception {
    gateway.signedIn("chen.jing", "finance");
    assertThat(console.page("/policies/strict")).doesNotContain("/policies/strict/change");
    assertThat(console.page("/policies/strict/change")).doesNotContain("name=\"afterHold\"");
  }

  @Test
  void aCaseIsMovedAndReassigned() throws Exception {
    String path = "/api/v1/dunning/cases/reminder.CN01.F-1";
    gateway.told.put(
        path,
        """
        {"id":"reminder.CN01.F-1","kind":"reminder","account":"CN01.C-1.CNY","itemKind":"invoice",
         "invoice":"F-1","state":"open","owner":"person:zhang.wei","version":4}
        """);
    assertThat(console.page("/cases/reminder.CN01.F-1"))
        .contains(">zhang.wei<", "/cases/reminder.CN01.F-1/move", "name=\"from\"")
        .contains("/cases/reminder.CN01.F-1/reassign", "name=\"owner\"");
    console.sent(
        "/cases/reminder.CN01.F-1/move", "version=4&policy=strict/2&from=firm&reason=pays+late");
    console.sent(
        "/cases/reminder.CN01.F-1/reassign", "version=4&owner=person:li.na&reason=on+leave");
    assertThat(gateway.sent)
        .containsExactly(
            "POST "
                + path
                + "/move{\"policy\":\"strict/2\",\"from\":\"firm\",\"reason\":\"pays late\"}",
            "POST " + path + "/reassign{\"owner\":\"person:li.na\",\"reason\":\"on leave\"}");
  }

  @Test
  void manyAreMovedIfTheyAreThoseThatWereSeen() throws Exception {
    assertThat(
            console.sent(
                "/batches/new",
                "company=CN01&action=move&all=true&state=open&owner=person:li.na&expect.cases=12"))
        .contains("name=\"move.policy\"", "name=\"expect.cases\" value=\"12\"")
        .contains("name=\"owner\" value=\"person:li.na\"");
    console.sent(
        "/batches",
        "company=CN01&action=move&all=true&state=open&expect.cases=12&move.policy=strict/2"
            + "&move.from=&move.reason=they+pay+late");
    assertThat(gateway.sent)
        .containsExactly(
            "POST /api/v1/dunning/batches{\"company\":\"CN01\",\"action\":\"move\","
                + "\"select\":{\"state\":\"open\"},\"move\":{\"policy\":\"strict/2\","
                + "\"reason\":\"they pay late\"},\"expect\":{\"cases\":12}}");
  }

  @Test
  void aDecisionTellsItsRuleAndFacts() throws Exception {
    gateway.told.put(
        "/api/v1/dunning/decisions",
        """
        {"account":"CN01.C-1.CNY","decisions":[{"case":"reminder.CN01.F-1","invoice":"F-1",
         "at":"2026-05-08T01:00:00Z","rule":"policy.afterHold","policy":"strict/2",
         "facts":{"open":"30000.00","held":"7.50","contactId":"wang",
          "step":{"level":"reminder-2","at":"2026-05-07T01:00:00Z"}},
         "reason":"after-hold","text":"Nothing is done."}],"next":null}
        """);
    assertThat(console.page("/decisions?account=CN01.C-1.CNY"))
        .contains("policy: days after a hold", "strict/2", "30,000.00", "7.50", "wang");
  }
}
