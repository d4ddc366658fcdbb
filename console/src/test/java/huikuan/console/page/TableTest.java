package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.console.api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Address LIST = new Address("/items", Map.of());

  private static Table.Builder table() {
    return Table.of("items")
        .column("item", row -> Cell.text(row.get("item")).to(LIST.with("open", row.get("item"))))
        .column("amount", row -> Cell.amount(row.get("amount")));
  }

  private static Answer row(String item, String amount) {
    return Answer.of(Map.of("item", item, "amount", amount));
  }

  @Test
  void hasACellOfEachColumnInEachRow() {
    Table table =
        table()
            .rows(List.of(row("F-1", "1.00"), row("F-2", "2.00")), List.of(row("", "3.00")), "n");
    assertThat(table.caption()).isEqualTo("items");
    assertThat(table.columns())
        .containsExactly(new Table.Column("item", false), new Table.Column("amount", true));
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().getLast().cells())
        .extracting(Cell::value)
        .containsExactly("F-2", "2.00");
    assertThat(table.rows().getLast().cells().getFirst().link()).hasToString("/items?open=F-2");
    assertThat(table.sums().getFirst().cells().getFirst().isEmpty()).isTrue();
    assertThat(table.next()).isEqualTo("n");
    assertThat(table.isPickable()).isFalse();
  }

  @Test
  void knowsItsColumnsWithoutARow() {
    Table table = table().rows(List.of(), null);
    assertThat(table.columns())
        .containsExactly(new Table.Column("item", false), new Table.Column("amount", true));
    assertThat(table.rows()).isEmpty();
    assertThat(table.next()).isNull();
  }

  @Test
  void rowsOpenAndAreSelectedIfSaidSo() {
    Table table =
        table()
            .opening(row -> LIST.with("open", row.get("item")))
            .picking(row -> row.text("item"))
            .rows(List.of(row("F-1", "1.00")), null);
    assertThat(table.isPickable()).isTrue();
    assertThat(table.rows().getFirst().pick()).isEqualTo("F-1");
    assertThat(table.rows().getFirst().open()).hasToString("/items?open=F-1");
  }

  @Test
  void whatIsAbsentIsAnEmptyCell() {
    Table table = table().rows(List.of(Answer.of(Map.of())), null);
    assertThat(table.rows().getFirst().cells()).allMatch(Cell::isEmpty);
  }
}
