package huikuan.ledger.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import huikuan.ledger.balances.BalancesDatabase;
import huikuan.platform.web.Spreadsheets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Reports as RFC 4180 has it, row by row as they come. */
@Component
class Csv extends AbstractHttpMessageConverter<Export> {

  static final String TYPE = "text/csv";

  private final Exports exports;

  Csv(Exports exports) {
    super(StandardCharsets.UTF_8, MediaType.parseMediaType(TYPE));
    this.exports = exports;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == Export.class;
  }

  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected Export readInternal(Class<? extends Export> type, HttpInputMessage message) {
    throw new HttpMessageNotReadableException("A report is only written", message);
  }

  @Override
  protected void writeInternal(Export export, HttpOutputMessage answer) throws IOException {
    Table table = export.table();
    exports.run(
        connection -> {
          try (PreparedStatement statement =
                  BalancesDatabase.prepared(connection, table.whole(), table.parameters());
              ResultSet rows = statement.executeQuery()) {
            Downloads.describe(export, "csv", answer.getHeaders());
            write(export, rows, answer.getBody());
          }
        });
  }

  private static void write(Export export, ResultSet rows, OutputStream body)
      throws IOException, SQLException {
    Writer writer = new OutputStreamWriter(body, StandardCharsets.UTF_8);
    if (export.bom()) {
      writer.write(Spreadsheets.BYTE_ORDER_MARK);
    }
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
    List<Column> columns = export.table().columns();
    try {
      csv.writeRecord(columns.stream().map(Column::name).toList());
      Cells cells = new Cells(rows);
      while (rows.next()) {
        List<@Nullable String> record = new ArrayList<>(columns.size());
        for (Column column : columns) {
          String cell = cells.written(column);
          record.add(column.type() == Column.Type.TEXT ? harmless(cell) : cell);
        }
        csv.writeRecord(record);
      }
      csv.flush();
    } catch (UncheckedIOException clientGone) {
      throw clientGone.getCause();
    }
  }

  static @Nullable String harmless(@Nullable String text) {
    return text == null ? null : Spreadsheets.harmless(text);
  }
}
