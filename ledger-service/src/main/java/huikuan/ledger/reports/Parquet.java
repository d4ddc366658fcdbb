package huikuan.ledger.reports;

import huikuan.ledger.balances.BalancesDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Reports as Parquet: made in a file, since its end is written first, then sent. */
@Component
class Parquet extends AbstractHttpMessageConverter<Export> {

  static final String TYPE = "application/vnd.apache.parquet";

  private final Exports exports;

  Parquet(Exports exports) {
    super(MediaType.parseMediaType(TYPE));
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
    Path file = Files.createTempFile("huikuan-", ".parquet");
    try {
      make(export.table(), file);
      Downloads.describe(export, "parquet", answer.getHeaders());
      answer.getHeaders().setContentLength(Files.size(file));
      OutputStream body = answer.getBody();
      Files.copy(file, body);
      body.flush();
    } finally {
      Files.delete(file);
    }
  }

  private void make(Table table, Path file) throws IOException {
    String sql =
        "COPY (%s) TO '%s' (FORMAT parquet)"
            .formatted(table.whole(), file.toString().replace("'", "''"));
    exports.run(
        connection -> {
          try (PreparedStatement statement =
              BalancesDatabase.prepared(connection, sql, table.parameters())) {
            statement.execute();
          }
        });
  }
}
