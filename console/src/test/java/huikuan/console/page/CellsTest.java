package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class CellsTest {

  private static final String NASTY = "<b title=\"x\">O'Neill & Söhne</b>";
  private static final String ESCAPED =
      "&lt;b title=&quot;x&quot;&gt;O&#39;Neill &amp; Söhne&lt;/b&gt;";

  private final StaticMessageSource messages = new StaticMessageSource();
  private final Formats formats = new Formats(ZoneId.of("Asia/Shanghai"));
  private final Cells cells =
      new Cells(Words.in(messages, Locale.ENGLISH), formats, new Tones(), false);

  @Test
  void whateverIsToldIsShownAndNeverRun() {
    for (Cell each :
        List.of(
            Cell.text(NASTY),
            Cell.day(NASTY),
            Cell.count(NASTY),
            Cell.money(NASTY),
            Cell.word("state", NASTY))) {
      assertThat(cells.html(each)).as(each.kind().name()).doesNotContain("<", "\"", "'");
    }
    assertThat(cells.html(Cell.text(NASTY))).isEqualTo(ESCAPED);
    assertThat(cells.html(Cell.code(NASTY))).isEqualTo("<code>" + ESCAPED + "</code>");
    assertThat(cells.html(Cell.amount(NASTY))).isEqualTo("<span>" + ESCAPED + "</span>");
    assertThat(cells.html(Cell.state("case", NASTY)))
        .isEqualTo("<span class=\"tag\">" + ESCAPED + "</span>");
    assertThat(cells.html(Cell.moment(NASTY)))
        .isEqualTo("<time datetime=\"" + ESCAPED + "\">" + ESCAPED + "</time>");
  }

  @Test
  void aCellLeadsWhereItSaysUnlessItIsEmpty() {
    Address where = new Address("/customers", Map.of("q", List.of("\"><script>", "a&b")));
    assertThat(cells.linked(Cell.text("A").to(where)))
        .startsWith("<a href=\"/customers?")
        .endsWith("\">A</a>")
        .doesNotContain("<script>", "\"\"");
    assertThat(cells.linked(Cell.text("").to(where))).isEmpty();
    assertThat(cells.linked(Cell.text(null))).isEmpty();
    assertThat(cells.linked(Cell.money(List.of()).to(where))).isEmpty();
    assertThat(cells.linked(Cell.text("A"))).isEqualTo("A");
  }

  @Test
  void amountsAreExactAndStatesHaveTheirColour() {
    assertThat(cells.html(Cell.money(List.of("1000.00 CNY", "-5.50 EUR", NASTY))))
        .startsWith("CNY 1,000.00<br>EUR −5.50<br>")
        .doesNotContain("<b ");
    messages.addMessage("case.on-hold", Locale.ENGLISH, "on hold");
    assertThat(cells.html(Cell.amount("-123456.10")))
        .isEqualTo("<span class=\"negative\">−123,456.10</span>");
    assertThat(
            new Cells(Words.in(messages, Locale.CHINESE), formats, new Tones(), true)
                .html(Cell.amount("123456.10")))
        .isEqualTo("<span title=\"12.35 万\">123,456.10</span>");
    assertThat(cells.html(Cell.state("case", "on-hold")))
        .isEqualTo("<span class=\"tag warn\">on hold</span>");
    assertThat(cells.html(Cell.moment("2026-04-13T01:00:00Z")))
        .isEqualTo("<time datetime=\"2026-04-13T01:00:00Z\">2026-04-13 09:00</time>");
    assertThat(List.of(cells.style(Cell.money("1 CNY")), cells.style(Cell.day("2026-04-13"))))
        .containsExactly("num", "day");
    assertThat(cells.style(Cell.text("A"))).isNull();
  }
}
