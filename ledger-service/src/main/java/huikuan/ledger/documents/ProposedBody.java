package huikuan.ledger.documents;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.Document;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document that somebody here proposes, as JSON, with its account from the path.
 *
 * @param sent as ERPs send it; what the path says is added
 */
record ProposedBody(ObjectNode sent, Faults faults) {

  private static final int MOST_BYTES = 1024 * 1024;

  static ProposedBody of(AccountId account, HttpServletRequest request) throws IOException {
    Faults faults = new Faults();
    JsonNode body = ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults);
    ProposedBody proposed = new ProposedBody(((ObjectNode) body).deepCopy(), faults);
    proposed.refuse("the account of the path has it", "company", "customer", "currency");
    proposed.sent.put("company", account.company());
    proposed.sent.put("customer", account.customer());
    proposed.sent.put("currency", account.currency().getCurrencyCode());
    return proposed;
  }

  void refuse(String why, String... fields) {
    for (String field : List.of(fields)) {
      if (sent.has(field)) {
        faults.add(field, "absent: " + why);
      }
    }
  }

  String kind() {
    return sent.path("kind").asString("");
  }

  Document document() {
    return document(sent, faults);
  }

  /**
   * The document that a text is.
   *
   * @throws ProblemException if it is none
   */
  static Document read(String sent) {
    Faults faults = new Faults();
    return document(ExactJson.object(sent.getBytes(StandardCharsets.UTF_8), faults), faults);
  }

  private static Document document(JsonNode sent, Faults faults) {
    return switch (DocumentReader.read(new SentDocument.Value(sent, faults))) {
      case Reading.Understood(var document) -> document;
      case Reading.Faulty(var problem) -> throw new ProblemException(problem);
    };
  }
}
