package huikuan.platform.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateEngineTest {

  private static final TemplateFiles FILES = new TemplateFiles("/none/");
  private static final Map<String, String> NAMES =
      Map.of("claims", "%s/claims.txt", "closing", "%s/closing.txt");
  private static final Part TEXT = new Part("text", Part.Form.TEXT, false, FILES, NAMES);
  private static final Part PAGE = new Part("html", Part.Form.PAGE, true, FILES, Map.of());

  private static final Map<String, ?> FACTS =
      Map.of(
          "customer",
          "<script>alert('1')</script> & \"Sons\"",
          "single",
          false,
          "reference",
          "",
          "claims",
          List.of(Map.of("number", "I-1"), Map.of("number", "I-2")));

  @Test
  void namesAreFilledIn() {
    assertThat(
            text(
                "{{#claims}}\n"
                    + "- {{number}} of {{customer}}\n"
                    + "{{/claims}}\n"
                    + "{{#reference}}ref"
                    + " {{reference}}{{/reference}}{{^reference}}none{{/reference}}"
                    + "{{#single}}one{{/single}}"))
        .isEqualTo(
            "- I-1 of <script>alert('1')</script> & \"Sons\"\n"
                + "- I-2 of <script>alert('1')</script> & \"Sons\"\n"
                + "none");
  }

  @Test
  void inHtmlEveryNameIsEscaped() {
    assertThat(TemplateEngine.fill(PAGE, Language.EN, "<p>{{customer}}</p>", FACTS))
        .isEqualTo("<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;Sons&quot;</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{class}}",
        "{{claims.class.classLoader}}",
        "{{customer.class}}",
        "{{customer.length}}",
        "{{#customer}}{{bytes}}{{/customer}}",
        "{{#claims}}{{getClass}}{{/claims}}",
        "{{#claims}}{{size}}{{/claims}}",
        "{{claims.0.number}}",
        "{{#nothing}}{{/nothing}}",
        "{{^nothing}}{{/nothing}}",
      })
  void javaIsOutOfReachAndSoIsEveryUnknownName(String source) {
    assertThatThrownBy(() -> text("first line\n" + source))
        .hasMessageContaining("line 2: there is no name");
    assertThat(faults("first line\n" + source))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo("text");
              assertThat(fault.line()).isEqualTo(2);
              assertThat(fault.what()).startsWith("there is no name ");
            });
  }

  @Test
  void allUnknownNamesAreTold() {
    assertThat(faults("{{one}}\n{{customer}}\n{{two}} {{#claims}}\n{{three}}{{/claims}}"))
        .extracting(TemplateFault::line, TemplateFault::what)
        .containsExactly(
            tuple(1, "there is no name one"),
            tuple(3, "there is no name two"),
            tuple(4, "there is no name three"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a{{#claims}} unclosed | 1 | Section missing close tag 'claims'",
        "a\\n{{/claims}} | 2 | Section close tag with no open tag 'claims'",
        "a\\n"
            + "\\n"
            + "{{>secrets}} | 3 | nothing to include is called secrets; there are: claims,"
            + " closing",
        "{{>../../notification-service.yml}} | 1 | nothing to include is called ../../",
        "{{>reminder-1}} | 1 | nothing to include is called reminder-1",
        "{{{customer}}} | 1 | every name is escaped",
        "{{&customer}} | 1 | every name is escaped",
        "{{& customer}} | 1 | every name is escaped",
        "a\\n{{=<% %>=}}<%customer%> | 2 | names stand in {{ and }}",
        "{{claims}} | | a list, or a yes or no, cannot be written",
        "{{single}} | | a list, or a yes or no, cannot be written",
        "{{#claims}}{{.}}{{/claims}} | | a list, or a yes or no, cannot be written",
        "a {{customer | | a {{ has no }}",
        "a {{#claims | | a {{ has no }}",
        "a customer}} | | a {{ has no }}",
      })
  void aFaultIsToldWithItsLine(String source, Integer line, String what) {
    assertThat(faults(source.replace("\\n", "\n")).getFirst())
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault.what()).startsWith(what);
            });
  }

  @Test
  void listsWithinListsComeToAnEnd() {
    String nested = "{{#claims}}".repeat(15) + "{{/claims}}".repeat(15);
    assertThat(faults(nested))
        .singleElement()
        .extracting(TemplateFault::what)
        .isEqualTo("too many lists stand within lists: leave some out");
    String large = "{{#claims}}".repeat(8) + "x".repeat(10_000) + "{{/claims}}".repeat(8);
    assertThat(faults(large))
        .singleElement()
        .extracting(TemplateFault::what)
        .isEqualTo("what it writes has over 1,000,000 characters");
  }

  @Test
  void sectionsStandInOneAnotherToADepth() {
    assertThat(faults("{{^single}}".repeat(20) + "{{/single}}".repeat(20))).isEmpty();
    assertThat(faults("{{^single}}".repeat(5_000) + "{{/single}}".repeat(5_000)))
        .containsExactly(new TemplateFault("text", "at most 20 sections stand in one another"));
    assertThat(faults("{{^single}}{{/single}}".repeat(100))).isEmpty();
  }

  private static String text(String source) {
    return TemplateEngine.fill(TEXT, Language.EN, source, FACTS);
  }

  private static List<TemplateFault> faults(String source) {
    return TemplateEngine.tried(TEXT, Language.EN, source, FACTS).faults();
  }
}
