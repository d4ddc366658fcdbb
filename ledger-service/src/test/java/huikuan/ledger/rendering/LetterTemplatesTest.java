package huikuan.ledger.rendering;

import static huikuan.ledger.RunningLedger.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.template.Language;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Templates of letters over HTTP, on the embedded servers. */
class LetterTemplatesTest {

  private static final String TEMPLATES = "/api/v1/confirmations/templates";

  @Test
  void whatIsShippedIsThereInItsFirstVersion() {
    Answer shown = ledger().get(TEMPLATES + "/zh/negative");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("/name")).isEqualTo("negative");
    assertThat(shown.text("/language")).isEqualTo("zh");
    assertThat(shown.text("/kind")).isEqualTo("negative");
    assertThat(shown.body().path("version").asInt()).isEqualTo(1);
    assertThat(shown.text("/by")).isEqualTo("system:templates");
    assertThat(shown.text("/page")).contains("往来询证函", "{{>balance}}", "<items/>");
    Answer all = ledger().get(TEMPLATES);
    List<String> names =
        StreamSupport.stream(all.body().path("items").spliterator(), false)
            .map(each -> each.path("language").asString() + "/" + each.path("name").asString())
            .toList();
    assertThat(names)
        .containsExactly(
            "en/demand",
            "zh/demand",
            "en/negative",
            "zh/negative",
            "en/positive",
            "zh/positive",
            "en/statement",
            "zh/statement");
  }

  @Test
  void aNewVersionIsInForceAndLettersOfTheOldOneStayAsTheyAre() {
    LetterDocuments documents = ledger().instance().getBean(LetterDocuments.class);
    String before = documents.template(LetterKind.STATEMENT, Language.EN);
    LetterPaper paper = Papers.en(LetterKind.STATEMENT, Papers.items(2));
    assertThat(before).isEqualTo(paper.template());
    byte[] old = documents.pdf(paper);
    String page =
        ledger()
            .get(TEMPLATES + "/en/statement")
            .text("/page")
            .replace("Statement of Account", "Account Statement");
    Answer added = put("en/statement", Map.of("page", page));
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.body().path("version").asInt()).isEqualTo(2);
    assertThat(put("en/statement", Map.of("page", page)).status()).isEqualTo(200);
    assertThat(documents.template(LetterKind.STATEMENT, Language.EN)).isEqualTo("en/statement/2");
    assertThat(documents.pdf(paper)).isEqualTo(old);
    assertThat(documents.html(paper)).contains("<h1>Statement of Account</h1>");
    assertThat(ledger().get(TEMPLATES + "/en/statement?version=1").text("/page"))
        .contains("Statement of Account");
  }

  @Test
  void aTemplateWithFaultsIsRefusedWithAllOfThem() {
    Answer refused =
        put("zh/positive", Map.of("page", "<h1>A</h1>\n<script>1</script><p>利息{{nobody}}</p>"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("template-refused");
    assertThat(errors(refused))
        .contains(
            "page: line 2: in a document there can be", "page: line 2: there is no name nobody");
    Answer unknown = put("zh/positive", Map.of("page", "a", "subject", "b"));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(errors(unknown)).contains("subject");
    assertThat(put("zh/positive", Map.of()).status()).isEqualTo(400);
    assertThat(ledger().get(TEMPLATES + "/zh/positive").body().path("version").asInt())
        .isEqualTo(1);
  }

  @Test
  void thereIsOneTemplateForEachKindOfLetter() {
    assertThat(ledger().get(TEMPLATES + "/zh/reminder").status()).isEqualTo(404);
    assertThat(put("zh/reminder", Map.of("page", "<p>a</p>")).status()).isEqualTo(404);
    assertThat(ledger().get(TEMPLATES + "/fr/positive").status()).isEqualTo(400);
    assertThat(ledger().get(TEMPLATES + "/zh/positive?version=9").status()).isEqualTo(404);
  }

  @Test
  void aPreviewIsADocumentOfSampleData() {
    Answer shown = post("zh/demand/preview", Map.of());
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("/template")).isEqualTo("zh/demand/1");
    assertThat(shown.text("/html")).contains("<h1>对账兼催款函</h1>", "示例客户公司");
    byte[] pdf = Base64.getDecoder().decode(shown.text("/pdf"));
    assertThat(Papers.pages(pdf).getFirst()).contains("对账兼催款函", "示例银行一");
    Answer refused = post("zh/demand/preview", Map.of("page", "<h1>A</h1>"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(post("zh/demand/preview", Map.of("version", 7)).status()).isEqualTo(404);
    assertThat(post("zh/demand/preview", Map.of("version", 1, "page", "<p>a</p>")).status())
        .isEqualTo(400);
  }

  private static String errors(Answer answer) {
    return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
        .map(LetterTemplatesTest::error)
        .collect(Collectors.joining("\n"));
  }

  private static String error(JsonNode error) {
    return error.path("field").asString() + ": " + error.path("allowed").asString();
  }

  private static Answer put(String template, Map<String, ?> body) {
    return ledger().put(TEMPLATES + "/" + template, new JsonMapper().writeValueAsString(body));
  }

  private static Answer post(String template, Map<String, ?> body) {
    return ledger()
        .send(
            "POST",
            TEMPLATES + "/" + template,
            "application/json",
            new JsonMapper().writeValueAsString(body));
  }
}
