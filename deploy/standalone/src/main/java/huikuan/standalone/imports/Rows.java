package huikuan.standalone.imports;

import huikuan.standalone.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file, read whole.
 *
 * @param told how it was read
 * @param brokenReceipts receipts of which a row is none, so that their amount is not known
 */
record Rows(List<Row> rows, String told, Set<ReceiptKey> brokenReceipts) {

  private static final int MOST_ROWS = 500_000;

  /** A receipt as its row names it. */
  record ReceiptKey(String company, String number) {}

  /**
   * @param rejections takes what of the rows is wrong
   * @throws Refusal if the file can't be read as the mapping has it
   */
  static Rows read(Path file, Mapping mapping, Consumer<Rejection> rejections) {
    Text text = Text.read(file, mapping.encoding(), mapping.headerWords());
    CsvSource source = CsvSource.of(file, text, mapping);
    AmountMarks marks = mapping.amounts();
    List<Cells> all = cells(file, source, mapping, marks, rejections);
    AmountFormat amounts = marks.format();
    RowReader reader = new RowReader(mapping.dates(), amounts, rejections);
    List<Row> rows = new ArrayList<>();
    Set<ReceiptKey> broken = new HashSet<>();
    for (Cells cells : all) {
      Row row = reader.read(cells);
      if (row != null) {
        rows.add(row);
      } else {
        broken.add(receipt(cells));
      }
    }
    String told =
        "%d rows, %s (%s), decimal mark %s"
            .formatted(all.size(), text.charset(), text.told(), amounts.decimal());
    return new Rows(List.copyOf(rows), told, broken);
  }

  /** Those whose invoice was posted between two days, inclusive. */
  Rows postedBetween(LocalDate from, LocalDate to) {
    return new Rows(
        rows.stream()
            .filter(row -> !row.postedOn().isBefore(from) && !row.postedOn().isAfter(to))
            .toList(),
        told,
        brokenReceipts);
  }

  private static List<Cells> cells(
      Path file,
      Source source,
      Mapping mapping,
      AmountMarks marks,
      Consumer<Rejection> rejections) {
    Columns columns = Columns.of(file, source.header(), mapping);
    List<Cells> all = new ArrayList<>();
    source.forEach(
        record -> {
          Rejection misfit = record.blank() ? null : columns.misfit(record);
          if (misfit != null) {
            rejections.accept(misfit);
          } else if (!record.blank()) {
            if (all.size() == MOST_ROWS) {
              throw new Refusal(file + " has more than " + MOST_ROWS + " rows: divide it");
            }
            Cells cells = columns.cells(record);
            String amount = cells.get(Field.AMOUNT);
            marks.see(cells.line(), amount == null ? "" : amount);
            all.add(cells);
          }
        });
    return all;
  }

  private static ReceiptKey receipt(Cells cells) {
    return new ReceiptKey(
        String.valueOf(cells.get(Field.COMPANY)), String.valueOf(cells.get(Field.RECEIPT)));
  }
}
