package huikuan.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.platform.template.Language;
import huikuan.platform.template.TemplateFault;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterRulesTest {

  private static final String TEXT = "{{>claims}}\n{{>closing}}\n{{company}}\n";
  private static final String DEMAND = TEXT + "by {{payBy}}\n";
  private static final String BALANCE =
      "{{number}} {{cutOff}} {{balance}} {{purpose}} {{answerBy}}\n"
          + "{{replyTo}} {{thirdParty}} {{document}} {{company}}\n";
  private static final String PAGE =
      "{{<layout}}{{$body}}{{>claims}}{{>closing}}{{company}}{{/body}}{{/layout}}";

  private final LetterRules rules = new LetterRules();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zh/courtesy",
        "zh/reminder-1",
        "zh/reminder-2",
        "zh/demand",
        "en/courtesy",
        "en/reminder-1",
        "en/reminder-2",
        "en/demand",
        "zh/letter-positive",
        "zh/letter-negative",
        "zh/letter-demand",
        "zh/letter-statement",
        "zh/letter-follow-up",
        "en/letter-positive",
        "en/letter-negative",
        "en/letter-demand",
        "en/letter-statement",
        "en/letter-follow-up",
        "zh/evidence-copy",
        "en/evidence-copy"
      })
  void whatIsShippedKeepsToTheRules(String template) {
    TemplateId id = TemplateId.parse(template);
    ShippedLetters letters = new ShippedLetters();
    String kind = letters.shipped().get(id.name());
    assertThat(rules.faults(id.language(), kind, letters.shipped(id))).isEmpty();
  }

  @Test
  void aCopySaysWhatItIsAndAsksForNothing() {
    TemplateText words =
        new TemplateText(Map.of("subject", "{{kind}}", "text", "{{document}} 罚息 {{company}}"));
    assertThat(rules.faults(Language.ZH, "copy", words))
        .extracting(TemplateFault::field, TemplateFault::what)
        .containsExactlyInAnyOrder(
            tuple("text", "names the {{kind}} of the document"),
            tuple("text", "says what the document is {{of}}"),
            tuple("text", "names the day on the document: {{documentOn}}"),
            tuple("text", "says what the copy is in law: {{purpose}}"),
            tuple("text", "a copy does not speak of interest; found: 罚息"));
  }

  @Test
  void theLeastThatALetterSaysIsEnough() {
    assertThat(courtesy("{{total}}", TEXT, null)).isEmpty();
    assertThat(courtesy("{{total}}", TEXT, PAGE)).isEmpty();
    assertThat(demand(DEMAND)).isEmpty();
  }

  @Test
  void allThatALetterLacksIsToldAtOnce() {
    assertThat(courtesy("Hello", "Dear {{recipient}}", "<p>Hello</p>"))
        .extracting(TemplateFault::field, TemplateFault::what)
        .contains(
            tuple("text", "names the number of each claim, as {{>claims}} does"),
            tuple("text", "names what is open of each claim, as {{>claims}} does"),
            tuple("text", "names the day on which each claim is due, as {{>claims}} does"),
            tuple("text", "names the {{total}}"),
            tuple("text", "names where to pay if that is known, as {{>closing}} does"),
            tuple("text", "names the {{company}}"),
            tuple("html", "names the {{total}}"),
            tuple("html", "names the {{company}}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aFaultOfOnePartHidesNoneOfAnother() {
    assertThat(courtesy("{{nobody}}", "{{#claims}}", "<script></script>"))
        .contains(
            new TemplateFault("subject", 1, "there is no name nobody"),
            new TemplateFault("text", 1, "Section missing close tag 'claims'"),
            new TemplateFault("html", 1, "no such element: script"),
            new TemplateFault("html", "names the {{total}}"));
  }

  @Test
  void aDemandNamesTheDayToPayBy() {
    assertThat(demand(TEXT))
        .containsExactly(new TemplateFault("text", "a demand names the day to pay by: {{payBy}}"));
  }

  @ParameterizedTest
  @CsvSource({"按照合同约定，,合同", "under the Contract,Contract", "contractual,contractual"})
  void aCourtesyDoesNotSpeakOfAContract(String said, String found) {
    String what = "a courtesy does not speak of a contract; found: " + found;
    assertThat(courtesy("{{total}}", TEXT + said, null))
        .containsExactly(new TemplateFault("text", what));
    assertThat(courtesy(said, TEXT, null)).containsExactly(new TemplateFault("subject", what));
    assertThat(courtesy("{{total}}", TEXT, PAGE.replace("{{company}}", said + "{{company}}")))
        .containsExactly(new TemplateFault("html", what));
    assertThat(demand(DEMAND + said)).isEmpty();
  }

  @Test
  void aNameThatOnlySomeLettersHaveIsWrittenInItsSection() {
    assertThat(courtesy("{{total}}", TEXT + "Ask {{contact.name}}", null))
        .extracting(TemplateFault::described)
        .containsExactly("line 4: there is no name contact.name");
    assertThat(courtesy("{{total}}", TEXT + "{{#payable}}Ask {{contact.name}}{{/payable}}", null))
        .extracting(TemplateFault::described)
        .containsExactly("line 4: there is no name contact.name");
    assertThat(
            courtesy("{{total}}", TEXT + "{{#contact}}Ask {{name}}, {{phone}}{{/contact}}", null))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<script>alert(1)</script>|no such element: script",
        "< IFRAME src='x'>|no such element: IFRAME",
        "<img alt='>'onerror='alert(1)'>|no element has an attribute that runs something",
        "<a href='javascript:alert(1)'>x</a>|no address runs something",
        "<a href={{replyTo}}>x</a>|an attribute's value stands in quotes",
        "<meta http-equiv='refresh' content='0;url=x'>|no page calls for another",
        "{{{customer}}}|every name is escaped: {{name}}, not {{{name}}}",
        "{{&customer}}|every name is escaped: {{name}}, not {{{name}}}",
      })
  void aPageRunsNothing(String said, String what) {
    assertThat(courtesy("{{total}}", TEXT, "<p>\n" + said + PAGE))
        .containsExactly(new TemplateFault("html", 2, what));
  }

  @Test
  void aPageThatIsPutTogetherToRunSomethingIsRefused() {
    assertThat(courtesy("{{total}}", TEXT, "<scr{{!x}}ipt>" + PAGE))
        .containsExactly(new TemplateFault("html", "no such element: script"));
    assertThat(courtesy("{{total}}", TEXT, "<a href='java{{^demand}}script{{/demand}}:x'>" + PAGE))
        .containsExactly(new TemplateFault("html", "no address runs something"));
  }

  @Test
  void whatIsTooLongOrNoTextIsRefused() {
    assertThat(courtesy("", " ", null))
        .containsExactly(
            new TemplateFault("subject", "1 to 1000 characters"),
            new TemplateFault("text", "1 to 20000 characters"));
    assertThat(courtesy("two\nlines", TEXT + "x".repeat(20_000), "y".repeat(100_001)))
        .containsExactly(
            new TemplateFault("subject", "one line"),
            new TemplateFault("text", "1 to 20000 characters"),
            new TemplateFault("html", "1 to 100000 characters"));
    assertThat(courtesy("a", TEXT + "\u0007", null))
        .containsExactly(
            new TemplateFault("text", 4, "no control characters, and no halves of one"));
    assertThat(courtesy("a", TEXT + "\uD83D", null))
        .containsExactly(
            new TemplateFault("text", 4, "no control characters, and no halves of one"));
    assertThat(courtesy("{{total}}".repeat(20), TEXT, null))
        .containsExactly(new TemplateFault("subject", "comes to 1 to 200 characters"));
  }

  @Test
  void theLeastThatALetterAboutABalanceSaysIsEnough() {
    assertThat(letter(BALANCE)).isEmpty();
  }

  @Test
  void allThatALetterAboutABalanceDoesNotSayIsNamed() {
    assertThat(letter("nothing"))
        .extracting(TemplateFault::what)
        .containsExactly(
            "names the {{number}} of the letter",
            "says what the letter is in law: {{purpose}}",
            "names the {{cutOff}}",
            "names the {{balance}}",
            "names the day to answer by if there is one: {{answerBy}}",
            "names where answers go: {{replyTo}}",
            "names the attached {{document}}",
            "names the {{company}}",
            "names the third party if answers go there: {{thirdParty}}");
  }

  @ParameterizedTest
  @CsvSource({"并按日计收利息。,利息", "plus Interest,Interest"})
  void aLetterAboutABalanceDoesNotSpeakOfInterest(String said, String found) {
    assertThat(letter(BALANCE + said))
        .containsExactly(
            new TemplateFault("text", "a letter does not speak of interest; found: " + found));
    assertThat(letter(BALANCE + "interesting")).isEmpty();
  }

  @Test
  void aLetterAboutABalanceHasNoClaims() {
    assertThat(letter(BALANCE + "{{total}}"))
        .containsExactly(new TemplateFault("text", 3, "there is no name total"));
  }

  private List<TemplateFault> letter(String text) {
    return rules.faults(Language.ZH, "letter", Servers.words("{{number}}", text, null));
  }

  private List<TemplateFault> courtesy(String subject, String text, @Nullable String html) {
    return rules.faults(Language.ZH, "courtesy", Servers.words(subject, text, html));
  }

  private List<TemplateFault> demand(String text) {
    return rules.faults(Language.ZH, "demand", Servers.words("{{total}}", text, null));
  }
}
