package huikuan.platform.csv;

import huikuan.platform.fields.ExactJson;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sheet that goes out and comes in with the same columns.
 *
 * @param needed columns without which none comes in
 * @param others columns that it may have
 */
public record CsvSheet(List<String> needed, List<String> others) {

  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final int MOST_ROWS = 5_000;

  /** The rows that came in, and what is wrong with them. */
  public record Read(List<CsvRow> rows, CsvFaults faults) {}

  /**
   * Answers all columns.
   *
   * @param bom whether it begins with a byte order mark
   */
  public void write(HttpServletResponse answer, String name, boolean bom, CsvFile.Rows rows)
      throws IOException {
    List<String> columns = Stream.concat(needed.stream(), others.stream()).toList();
    CsvFile.write(answer, name, bom, columns, rows);
  }

  /**
   * @throws ProblemException if the body is no such file
   */
  public Read read(HttpServletRequest request) throws IOException {
    CsvFaults faults = new CsvFaults();
    byte[] body = ExactJson.bytes(request, MOST_BYTES);
    return new Read(new CsvBody(needed, others, MOST_ROWS).rows(body, faults), faults);
  }

  /**
   * The problem that something is not as it was when all rows were looked at.
   *
   * @param what a noun, such as customer
   * @param done how many before it are taken in
   */
  public static ProblemException changedMeanwhile(String what, String id, int done) {
    return new ProblemException(
        Problem.of(
            "changed-meanwhile",
            "A " + what + " is not as it was read",
            412,
            "%s was changed meanwhile. %d %ss before it are taken in: send the same file again."
                .formatted(id, done, what)));
  }
}
