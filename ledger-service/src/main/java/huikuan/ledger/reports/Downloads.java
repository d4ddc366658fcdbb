package huikuan.ledger.reports;

import huikuan.ledger.query.Question;
import java.time.format.DateTimeFormatter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Headers that describe an answer that is a file. */
public final class Downloads {

  static void describe(Export export, String ending, HttpHeaders headers) {
    Question question = export.scope().question();
    headers.set("Huikuan-As-Of", question.asOf().toString());
    describe(question, export.name() + "-" + question.asOf() + "." + ending, headers);
  }

  /**
   * @param file the name to save it under
   */
  public static void describe(Question question, String file, HttpHeaders headers) {
    headers.set(
        "Huikuan-Known-At", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(question.knownAt()));
    headers.set("Huikuan-Position", Long.toString(question.position()));
    headers.setContentDisposition(ContentDisposition.attachment().filename(file).build());
  }

  private Downloads() {}
}
