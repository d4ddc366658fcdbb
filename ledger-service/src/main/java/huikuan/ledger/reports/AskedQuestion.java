package huikuan.ledger.reports;

import huikuan.ledger.query.Question;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriUtils;

/**
 * The question that a file answers, for a sheet of the file: a figure without its question is a
 * rumour.
 *
 * @param parameters as they were given, by their names
 */
public record AskedQuestion(String path, Map<String, String> parameters) {

  private static final String SHEET = "Question";

  /** The question of the request that this thread answers. */
  public static AskedQuestion current() {
    ServletRequestAttributes attributes =
        (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    HttpServletRequest request = attributes.getRequest();
    Map<String, String> parameters = new TreeMap<>();
    request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
    return new AskedQuestion(
        UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8), parameters);
  }

  /** Writes the last sheet of a book. */
  public void write(XlsxBook book, Question question, Instant madeAt) throws IOException {
    try (XlsxSheet sheet = book.sheet(SHEET, List.of("question", "value"))) {
      line(sheet, "path", path);
      for (Map.Entry<String, String> each : parameters.entrySet()) {
        line(sheet, "asked: " + each.getKey(), each.getValue());
      }
      sheet.row();
      sheet.text("asOf");
      sheet.date(question.asOf());
      line(sheet, "knownAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(question.knownAt()));
      sheet.row();
      sheet.text("position");
      sheet.number(question.position());
      sheet.row();
      sheet.text("madeAt (UTC)");
      sheet.moment(madeAt);
    }
  }

  private static void line(XlsxSheet sheet, String name, String value) throws IOException {
    sheet.row();
    sheet.text(name);
    sheet.text(value);
  }
}
