package huikuan.benchmarks.sets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {

  private static final List<String> PRINTED =
      """
      2 cores
      | log | accounts | p99 ms |
      | --- | --- | --- |
      | 10 | unique | 1.5 |
      | 20 | hot | 9.9 |
      | 100 | unique | 2.5 |

      - a note | with a bar
      | other |
      | --- |
      | 7 |
      """
          .lines()
          .toList();

  private static String figure(Map<String, String> where, String column) {
    return new Figure("what", "reach", where, column).in(MarkdownTable.in(PRINTED));
  }

  @Test
  void eachTableHasItsRows() {
    List<MarkdownTable> tables = MarkdownTable.in(PRINTED);
    assertThat(tables).hasSize(2);
    assertThat(tables.getFirst().columns()).containsExactly("log", "accounts", "p99 ms");
    assertThat(tables.getLast().rows()).containsExactly(List.of("7"));
  }

  @Test
  void aFigureStandsInTheRowsThatHoldWhatItAsksFor() {
    assertThat(figure(Map.of("accounts", "unique"), "p99 ms")).isEqualTo("1.5 / 2.5");
    assertThat(figure(Map.of("accounts", "hot", "log", "20"), "p99 ms")).isEqualTo("9.9");
    assertThat(figure(Map.of(), "other")).isEqualTo("7");
  }

  @Test
  void whatWasNotPrintedIsADash() {
    assertThat(figure(Map.of("accounts", "zipf"), "p99 ms")).isEqualTo("–");
    assertThat(figure(Map.of(), "p50 ms")).isEqualTo("–");
  }
}
