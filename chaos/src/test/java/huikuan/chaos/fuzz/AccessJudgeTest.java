package huikuan.chaos.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.chaos.fuzz.Wire.Answer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wrong answer of each kind is noticed. */
class AccessJudgeTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String TABLE =
      """
      | endpoint | roles | for which company |
      |---|---|---|
      | `GET /things/{account}` | finance, auditor | the path's |
      | `GET /things` | finance | the query's |
      | `PUT /rules` | approver | all |
      | `GET /livez` | everybody | none |
      """;

  private static final Caller FINANCE = new Caller("finance", "t", Set.of("finance"), false);
  private static final Caller APPROVER = new Caller("approver", "t", Set.of("approver"), false);
  private static final Caller NOBODY = new Caller("nobody", null, Set.of(), false);

  private final AccessJudge judge = new AccessJudge(AccessTable.of(TABLE), "CN01", "SEEHUND");

  private static Endpoint endpoint(String method, String path) {
    JsonNode schema =
        JSON.readTree(
            "{\"type\":\"object\",\"required\":[\"name\"],\"properties\":"
                + "{\"name\":{\"type\":\"string\"},\"size\":{\"type\":\"integer\"}}}");
    return new Endpoint(
        method, path, List.of(), Map.of(), Map.of("200", schema), JSON.createObjectNode());
  }

  private static Made made(
      String method, String path, Set<Mutation> wrong, Set<String> named, String asked) {
    RawRequest request = new RawRequest(List.of(method + " " + path), new byte[0], 0);
    return new Made(request, endpoint(method, path), wrong, false, named, asked);
  }

  private static Made account(String company, Mutation... wrong) {
    Set<Mutation> all = EnumSet.noneOf(Mutation.class);
    all.addAll(List.of(wrong));
    return made("GET", "/things/{account}", all, Set.of(company), company + ".C-1.CNY");
  }

  private Optional<String> fault(Caller caller, Made made, int status, String body) {
    String type = status < 300 ? "application/json" : "application/problem+json";
    return judge.fault(
        caller,
        made,
        new Answer(status, Map.of("content-type", type), body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String problem(String name) {
    return "{\"type\":\"urn:huikuan:problem:" + name + "\"}";
  }

  @Test
  void whatMayBeHadAndWhatMayNotAreToldApart() {
    assertThat(fault(FINANCE, account("CN01"), 200, "{\"name\":\"a\"}")).isEmpty();
    assertThat(fault(FINANCE, account("SEEHUND"), 404, problem("not-found"))).isEmpty();
    assertThat(fault(APPROVER, account("CN01"), 403, problem("not-allowed"))).isEmpty();
    assertThat(fault(NOBODY, account("CN01"), 401, problem("no-token"))).isEmpty();
    Made list = made("GET", "/things", Set.of(), Set.of(), "");
    assertThat(fault(FINANCE, list, 400, problem("invalid"))).isEmpty();
    Made rules = made("PUT", "/rules", Set.of(), Set.of(), "");
    assertThat(fault(APPROVER, rules, 403, problem("not-allowed"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SEEHUND, 200, not-found",
    "SEEHUND, 403, not-allowed",
    "SEEHUND, 404, invalid",
    "CN01, 403, not-allowed",
    "CN01, 401, no-token"
  })
  void anAnswerThatTheTableDoesNotHaveIsNoticed(String company, int status, String name) {
    assertThat(fault(FINANCE, account(company), status, problem(name))).isPresent();
  }

  @Test
  void oneWithoutARoleAndOneWithoutATokenGetNothing() {
    assertThat(fault(APPROVER, account("CN01"), 200, "{\"name\":\"a\"}")).isPresent();
    assertThat(fault(APPROVER, account("CN01"), 404, problem("not-found"))).isPresent();
    assertThat(fault(NOBODY, account("CN01"), 403, problem("not-allowed"))).isPresent();
    Made rules = made("PUT", "/rules", Set.of(), Set.of(), "");
    assertThat(fault(APPROVER, rules, 200, "{\"name\":\"a\"}")).isPresent();
  }

  @Test
  void whatCanNotBeReadMayBeRefusedBeforeItsRightsAndIsNeverDone() {
    Made damaged = account("CN01", Mutation.LENGTH);
    assertThat(fault(APPROVER, damaged, 400, problem("broken-off"))).isEmpty();
    assertThat(fault(APPROVER, damaged, 200, "{\"name\":\"a\"}")).isPresent();
    assertThat(fault(APPROVER, account("CN01"), 400, problem("broken-off"))).isPresent();
  }

  @Test
  void aNameOfTheOtherCompanyThatWasNotAskedForIsNoticed() {
    String told = "{\"name\":\"Seehundwerft-3\"}";
    assertThat(fault(FINANCE, account("CN01"), 200, told)).get().asString().contains("werft");
    Made elsewhere = account("CN01", Mutation.TARGET);
    assertThat(fault(FINANCE, elsewhere, 200, told)).isPresent();
    Made asked = made("GET", "/things", Set.of(), Set.of("CN01"), "SeehundWerft-3");
    assertThat(fault(FINANCE, asked, 200, told)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'{\"size\":1}'", "'{\"name\":7}'", "'{\"name\":\"a\",\"more\":1}'", "'[]'"})
  void anAnswerOutsideItsSchemaIsNoticed(String body) {
    assertThat(fault(FINANCE, account("CN01"), 200, body))
        .get()
        .asString()
        .startsWith("not as described");
  }

  @Test
  void anEndpointThatTheTableDoesNotNameIsNoticed() {
    Made other = made("GET", "/other", Set.of(), Set.of("CN01"), "");
    assertThat(fault(FINANCE, other, 200, "{\"name\":\"a\"}")).isPresent();
    assertThatThrownBy(() -> AccessTable.of("nothing")).hasMessageContaining("no table");
  }
}
