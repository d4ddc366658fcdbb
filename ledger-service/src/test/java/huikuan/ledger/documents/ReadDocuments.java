package huikuan.ledger.documents;

import huikuan.ledger.account.Document;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Documents of one account, as sent and as read. */
final class ReadDocuments {

  /** A document with these fields beside those that all have. */
  static String sent(String kind, String more) {
    return """
    {"kind":"%s","company":"CN01","customer":"0379-NEVHP","currency":"USD","number":"611365",
     "postedOn":"2013-01-02"%s}"""
        .formatted(kind, more.isEmpty() ? "" : "," + more);
  }

  static Document understood(String json) {
    return switch (read(json)) {
      case Reading.Understood(var document) -> document;
      case Reading.Faulty(var problem) -> throw new AssertionError(problem.detail());
    };
  }

  static Problem faulty(String json) {
    return switch (read(json)) {
      case Reading.Understood(var document) -> throw new AssertionError(document + " was read");
      case Reading.Faulty(var problem) -> problem;
    };
  }

  static List<String> fieldsAtFault(String json) {
    return faulty(json).errors().stream().map(FieldError::field).toList();
  }

  static Reading read(String json) {
    byte[] body = ("[" + json + "]").getBytes(StandardCharsets.UTF_8);
    return DocumentReader.read(new Body(10).array(body).getFirst());
  }

  private ReadDocuments() {}
}
