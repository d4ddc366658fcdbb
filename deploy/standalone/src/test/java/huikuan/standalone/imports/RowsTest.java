package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.standalone.Refusal;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {

  private static final String MAPPING =
      """
      delimiter = ;
      dateFormat = dd.MM.uuuu
      value.company = CN01
      value.currency = EUR
      column.customer = Kunde
      column.number = Nr
      column.postedOn = Datum
      column.dueOn = Faellig
      column.amount = Betrag
      column.settledOn = Bezahlt
      value.contactEmail = AP@{customer}.example
      """;

  @TempDir private Path directory;

  private Path file(String name, String content) throws Exception {
    return Files.writeString(directory.resolve(name), content);
  }

  private Rows rows(String... lines) throws Exception {
    String header = "\uFEFFKunde;Nr;Datum;Faellig;Betrag;Bezahlt\r\n";
    return Rows.read(
        file("rows.csv", header + String.join("\r\n", lines)),
        Mapping.read(file("mapping", MAPPING)));
  }

  @Test
  void readsARowByTheMapping() throws Exception {
    assertThat(rows("Acme;0017;01.02.2026;03.03.2026;12.5;").rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.customer()).isEqualTo("Acme");
              assertThat(row.number()).isEqualTo("0017");
              assertThat(row.receipt()).isEqualTo("R-0017");
              assertThat(row.postedOn()).isEqualTo(LocalDate.parse("2026-02-01"));
              assertThat(row.amount()).isEqualByComparingTo(new BigDecimal("12.50"));
              assertThat(row.settledOn()).isNull();
              assertThat(row.contactEmail()).isEqualTo("ap@acme.example");
            });
  }

  @Test
  void namesTheLineOfARowThatIsNoneAndKeepsTheOthers() throws Exception {
    Rows rows =
        rows(
            "Acme;1;01.02.2026;03.03.2026;12.5;",
            "Acme;2;2026-02-01;03.03.2026;12.5;",
            "Acme;3;01.02.2026;03.03.2026;twelve;",
            ";4;01.02.2026;03.03.2026;12.5;",
            "Acme;5;01.02.2026;03.03.2026;12.5;31.01.2026");

    assertThat(rows.rows()).hasSize(1);
    assertThat(rows.faults())
        .hasSize(4)
        .anySatisfy(fault -> assertThat(fault).startsWith("line 3").contains("postedOn"))
        .anySatisfy(fault -> assertThat(fault).startsWith("line 4").contains("amount"))
        .anySatisfy(fault -> assertThat(fault).startsWith("line 5").contains("customer"))
        .anySatisfy(fault -> assertThat(fault).contains("before it was posted"));
  }

  @Test
  void refusesAMappingThatLacksAFieldOrHasAnUnknownOne() throws Exception {
    Path lacking = file("lacking", MAPPING.replace("column.amount = Betrag", ""));
    Path unknown = file("unknown", MAPPING + "column.colour = Farbe\n");

    assertThatThrownBy(() -> Mapping.read(lacking))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("column.amount");
    assertThatThrownBy(() -> Mapping.read(unknown))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("column.colour");
  }

  @Test
  void refusesAFileWithoutAColumnOfTheMapping() throws Exception {
    Path csv = file("other.csv", "Kunde;Nr\nAcme;1\n");
    Path mapping = file("mapping", MAPPING);

    assertThatThrownBy(() -> Rows.read(csv, Mapping.read(mapping))).isInstanceOf(Refusal.class);
  }
}
