package huikuan.ledger.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.template.Language;
import huikuan.platform.template.TemplateFault;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperRulesTest {

  private static final String LEAST =
      "<h1>往来询证函</h1>\n"
          + "{{>head}}{{>balance}}{{>reply}}\n"
          + "<p>并非催款结算</p>\n"
          + "{{>signature}}{{>answers}}<items/>";

  private final PaperRules rules = new PaperRules();
  private final PaperForm form = new PaperForm();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zh/positive",
        "zh/negative",
        "zh/demand",
        "zh/statement",
        "en/positive",
        "en/negative",
        "en/demand",
        "en/statement"
      })
  void whatIsShippedKeepsToTheRules(String template) {
    TemplateId id = TemplateId.parse(template);
    assertThat(rules.faults(id.language(), id.name(), form.shipped(id))).isEmpty();
  }

  @Test
  void theLeastThatALetterSaysIsEnough() {
    assertThat(faults("positive", LEAST)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "positive | <h1>往来询证函</h1> | | has one h1, its title",
        "positive | <items/> | | lists the open items once: <items/>",
        "positive | <p>并非催款结算</p> | | says that it is no demand: 并非催款结算, not a demand for payment",
        "positive | {{>answers}} | | has room for the answer, as {{>answers}} has",
        "positive | <items/> | <items/><p>请付利息</p> | interest and penalties stay off the letter;"
            + " found: 利息",
        "negative | <items/> | <items/><p>逾期未复视为确认</p> | silence is no agreement; found: 视为",
        "positive | <items/> | <items/><p>特此催款</p> | it is no demand; found: 催款",
        "positive | <items/> | <items/><movements/> | only a statement lists movements",
        "positive | {{>reply}} | | names the {{auditorName}} who gets the answer, as {{>reply}}"
            + " does",
        "demand | {{>answers}} | {{>answers}} | says that it is a demand: 催款, demand",
        "demand | {{>answers}} | {{>answers}} | names what is due, and the day by which it is:"
            + " {{due}}, {{issuedOn}}",
        "demand | {{>signature}} | <p>{{company}} {{due}}</p> | names what is due, and the day by"
            + " which it is: {{due}}, {{issuedOn}}",
        "statement | {{>answers}} | {{>answers}} | a statement asks for no answer, so it has no"
            + " room for one"
      })
  void whatALetterMustAndMustNotSayIsTold(String kind, String without, String with, String fault) {
    String page = LEAST.replace(without, with == null ? "" : with);
    assertThat(faults(kind, page)).extracting(TemplateFault::described).contains(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<script>alert(1)</script> | line 2: in a document there can be h1, h2, items, movements,"
            + " p, table; found: script",
        "<p style='color:red'>a</p> | line 2: the one attribute is class; found: style",
        "<p class='big'>a</p> | line 2: the classes of p are center, indent, right, room, small,"
            + " strong; found: big",
        "<p><img/></p> | line 2: in p there can be br; found: img",
        "words | line 2: words stand in h1, h2, p, th or td, not in a document",
        "<p>a | line 3: in p there can be br; found: items",
        "<p>&nbsp;</p> | line 2: XHTML is well formed",
        "<p>{{nobody}}</p> | line 2: there is no name nobody",
        "<p>{{>secrets}}</p> | line 2: nothing to include is called secrets",
        "<p>{{{number}}}</p> | line 2: every name is escaped"
      })
  void whatIsNoDocumentIsToldWithItsLine(String second, String fault) {
    assertThat(faults("positive", "<h1>A</h1>\n" + second + "\n<items/>"))
        .extracting(TemplateFault::described)
        .anyMatch(told -> told.startsWith(fault));
  }

  @Test
  void aDoctypeIsRefused() {
    assertThat(faults("positive", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hosts'>]>" + LEAST))
        .isNotEmpty();
  }

  @Test
  void allFaultsAreToldAtOnce() {
    assertThat(faults("positive", "<p>利息</p>")).hasSizeGreaterThan(4);
    assertThat(faults("positive", " "))
        .extracting(TemplateFault::what)
        .containsExactly("1 to 20000 characters");
  }

  private List<TemplateFault> faults(String kind, String page) {
    return rules.faults(Language.ZH, kind, new TemplateText(Map.of("page", page)));
  }
}
