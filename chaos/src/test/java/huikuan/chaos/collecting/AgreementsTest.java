package huikuan.chaos.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AgreementsTest {

  private static final Deed PROMISE = Deed.parse("li.na POST /promises {}");

  private final SortedMap<String, JsonNode> told = new TreeMap<>();
  private final List<Answered> answers = new ArrayList<>();

  @BeforeEach
  void aPromiseAndADisputeHoldAClaimThatOneMessageToldOf() {
    answers.add(new Answered("g1", 0, PROMISE, "promise.CN02.g1.1", "", false));
    answers.add(new Answered("g1", 1, PROMISE, "dispute.CN02.g1.1", "", false));
    answers.add(new Answered("g1", 2, PROMISE, "", "409 promise-over", false));
    tell(
        "promises promise.CN02.g1.1",
        """
        {"promise":"promise.CN02.g1.1","state":"in-force",
         "items":[{"case":"reminder.CN02.g1-1","missing":"600.00"}]}\
        """);
    tell(
        "disputes dispute.CN02.g1.1",
        """
        {"dispute":"dispute.CN02.g1.1","stage":"new","original":"300.00","open":"300.00",
         "items":[{"case":"reminder.CN02.g1-1","open":"300.00"}]}\
        """);
    tell(
        "cases reminder.CN02.g1-1",
        """
        {"id":"reminder.CN02.g1-1","open":"1000.00","holds":[
         {"source":"promise.CN02.g1.1","amount":"600.00"},
         {"source":"dispute.CN02.g1.1","amount":"300.00"}]}\
        """);
    tell("messages m1", message("reminder-1", "2026-03-02"));
  }

  private void tell(String key, String json) {
    told.put(key, new JsonMapper().readTree(json));
  }

  private static String message(String level, String day) {
    return """
    {"recipient":{"email":"ap@g1.example"},"day":"%s","invoices":[{"number":"g1-1","level":"%s"}]}\
    """
        .formatted(day, level);
  }

  private Portrait portrait() {
    return new Portrait(told, List.of(), answers);
  }

  private ListAssert<String> differences() {
    return assertThat(Agreements.differences(portrait()));
  }

  @Test
  void nothingIsFoundWhereAllIsAsItMustBe() {
    differences().isEmpty();
  }

  @Test
  void anAcknowledgedOneThatIsLostIsNoticed() {
    told.remove("disputes dispute.CN02.g1.1");
    differences().hasSize(2).first().asString().contains("dispute.CN02.g1.1 is lost");
  }

  @Test
  void oneThatNobodyMadeOrThatIsListedTwiceIsNoticed() {
    tell("promises promise.CN02.g1.2", "{\"state\":\"kept\"}");
    differences().containsExactly("nobody made promises promise.CN02.g1.2");
    Portrait twice = new Portrait(told, List.of("promises promise.CN02.g1.2"), answers);
    assertThat(Agreements.differences(twice)).hasSize(2);
  }

  @Test
  void aHoldThatNoAgreementHasAndAnAgreementWithoutAHoldAreNoticed() {
    tell(
        "promises promise.CN02.g1.1",
        """
        {"promise":"promise.CN02.g1.1","state":"broken",
         "items":[{"case":"reminder.CN02.g1-1","missing":"600.00"}]}\
        """);
    differences().singleElement().asString().startsWith("held is");
  }

  @Test
  void aHoldOfAnotherAmountIsNoticed() {
    tell(
        "cases reminder.CN02.g1-1",
        """
        {"id":"reminder.CN02.g1-1","open":"300.00","holds":[
         {"source":"promise.CN02.g1.1","amount":"500.00"},{"source":"dispute.CN02.g1.1"}]}\
        """);
    differences().singleElement().asString().contains("500.00", "600.00");
  }

  @Test
  void aHoldOfAConcessionThatIsNotInForceIsNoticed() {
    answers.add(new Answered("g1", 3, PROMISE, "concession.CN02.g1.1", "", false));
    String concession = "{\"concession\":\"concession.CN02.g1.1\",\"state\":\"%s\"}";
    tell(
        "cases reminder.CN02.g1-2",
        "{\"id\":\"r\",\"holds\":[{\"source\":\"concession.CN02.g1.1\"}]}");
    tell("concessions concession.CN02.g1.1", concession.formatted("in-force"));
    differences().isEmpty();
    tell("concessions concession.CN02.g1.1", concession.formatted("declined"));
    differences().singleElement().asString().contains("not in force");
  }

  @Test
  void amountsThatDoNotTieAreNoticed() {
    tell(
        "disputes dispute.CN02.g1.1",
        """
        {"dispute":"dispute.CN02.g1.1","stage":"new","original":"300.00","open":"300.00",
         "paid":"1.00","items":[{"case":"reminder.CN02.g1-1","open":"300.00"}]}\
        """);
    differences().singleElement().asString().startsWith("amounts do not tie");
  }

  @Test
  void aSecondMessageOfADayIsNoticed() {
    tell("messages m2", message("demand", "2026-03-04"));
    differences().isEmpty();
    tell("messages m3", message("demand", "2026-03-04"));
    differences().hasSize(2).first().asString().startsWith("a second message");
  }

  @Test
  void eachDifferenceFromTheUndisturbedRunIsTold() {
    SortedMap<String, JsonNode> before = new TreeMap<>(told);
    assertThat(portrait().differences(portrait())).isEmpty();
    tell("messages m1", message("reminder-2", "2026-03-02"));
    tell("messages m2", message("demand", "2026-03-04"));
    told.remove("disputes dispute.CN02.g1.1");
    Portrait undisturbed = new Portrait(before, List.of(), answers);
    assertThat(portrait().differences(undisturbed))
        .hasSize(3)
        .anyMatch(each -> each.startsWith("disputes dispute.CN02.g1.1 is absent, must be {"))
        .anyMatch(each -> each.startsWith("messages m2 is {") && each.endsWith(", must be absent"))
        .contains("messages m1/invoices/0/level is \"reminder-2\", must be \"reminder-1\"");
  }

  @Test
  void aRefusalOfADeedThatMayHaveBeenDoneBeforeIsNoDifference() {
    Portrait unsure =
        new Portrait(
            told, List.of(), List.of(new Answered("g1", 0, PROMISE, "", "409 closed", true)));
    Portrait done =
        new Portrait(told, List.of(), List.of(new Answered("g1", 0, PROMISE, "x", "", false)));
    assertThat(unsure.differences(done)).isEmpty();
    assertThat(done.differences(done)).isEmpty();
  }

  @Test
  void anotherAnswerToADeedIsToldAndPositionsAreNot() {
    Portrait other =
        new Portrait(
            told, List.of(), List.of(new Answered("g1", 0, PROMISE, "", "404 not-found", false)));
    assertThat(portrait().differences(other)).anyMatch(each -> each.contains("404 not-found"));
    SortedMap<String, JsonNode> one = new TreeMap<>();
    one.put(
        "a",
        new JsonMapper()
            .readTree("{\"position\":1,\"x\":[{\"version\":2,\"y\":\"http://a/b c\"}]}"));
    SortedMap<String, JsonNode> two = new TreeMap<>();
    two.put(
        "a",
        new JsonMapper()
            .readTree("{\"position\":3,\"x\":[{\"version\":4,\"y\":\"http://d/e c\"}]}"));
    assertThat(
            new Portrait(one, List.of(), List.of())
                .differences(new Portrait(two, List.of(), List.of())))
        .isEmpty();
  }
}
