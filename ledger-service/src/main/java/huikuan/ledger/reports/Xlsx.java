package huikuan.ledger.reports;

import huikuan.ledger.balances.BalancesDatabase;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Reports as Excel workbooks, row by row as they come, with the question that they answer. */
@Component
class Xlsx extends AbstractHttpMessageConverter<Export> {

  static final String TYPE = XlsxBook.TYPE;

  /** Of a sheet, without its header. */
  private static final int MOST_ROWS = 1_048_576 - 1;

  private final Exports exports;
  private final InstantSource clock;
  private final int mostRows;

  @Autowired
  Xlsx(Exports exports, InstantSource clock) {
    this(exports, clock, MOST_ROWS);
  }

  Xlsx(Exports exports, InstantSource clock, int mostRows) {
    super(MediaType.parseMediaType(TYPE));
    this.exports = exports;
    this.clock = clock;
    this.mostRows = mostRows;
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
    AskedQuestion asked = AskedQuestion.current();
    Instant madeAt = clock.instant();
    Table table = export.table();
    exports.run(
        connection -> {
          refuseTooLong(connection, table);
          try (PreparedStatement statement =
                  BalancesDatabase.prepared(connection, table.whole(), table.parameters());
              ResultSet rows = statement.executeQuery()) {
            Downloads.describe(export, "xlsx", answer.getHeaders());
            OutputStream body = answer.getBody();
            try (XlsxBook book = new XlsxBook(body)) {
              write(book, export, new Cells(rows));
              asked.write(book, export.scope().question(), madeAt);
            }
            body.flush();
          }
        });
  }

  /** Before the first byte: later nothing can be refused any more. */
  private void refuseTooLong(Connection connection, Table table) throws SQLException {
    String sql =
        "SELECT count(*) FROM (SELECT 1 FROM (%s) LIMIT %d)".formatted(table.sql(), mostRows + 1);
    try (PreparedStatement statement =
            BalancesDatabase.prepared(connection, sql, table.parameters());
        ResultSet count = statement.executeQuery()) {
      count.next();
      if (count.getInt(1) > mostRows) {
        throw new ProblemException(
            Problem.of(
                "too-many-rows",
                "Too many rows for Excel",
                422,
                "A sheet of Excel has at most %d rows beside its header, and these are more. Ask for text/csv, or for less."
                    .formatted(mostRows)));
      }
    }
  }

  private static void write(XlsxBook book, Export export, Cells cells)
      throws IOException, SQLException {
    List<Column> columns = export.table().columns();
    try (XlsxSheet sheet = book.sheet(export.name(), columns.stream().map(Column::name).toList())) {
      while (cells.row().next()) {
        sheet.row();
        for (Column column : columns) {
          cell(sheet, cells, column);
        }
      }
    }
  }

  private static void cell(XlsxSheet sheet, Cells cells, Column column) throws SQLException {
    String name = column.name();
    if (cells.row().getObject(name) == null) {
      sheet.text(null);
      return;
    }
    switch (column.type()) {
      case TEXT -> sheet.text(cells.text(name));
      case NUMBER -> sheet.number(cells.number(name));
      case DATE -> sheet.date(cells.date(name));
      case MONTH -> sheet.month(cells.date(name));
      case MOMENT -> sheet.moment(cells.moment(name));
      case AMOUNT -> sheet.amount(cells.decimal(name), cells.text("currency"));
    }
  }
}
