package huikuan.ledger.documents;

import huikuan.platform.fields.Faults;
import huikuan.platform.web.Problem;
import tools.jackson.databind.JsonNode;

/** One element of a body. */
sealed interface SentDocument {

  /**
   * @param faults what is wrong with its JSON already, such as a name given twice
   */
  record Value(JsonNode value, Faults faults) implements SentDocument {}

  /** A text that should be a document of its own, and is no JSON. */
  record NoJson(Problem problem) implements SentDocument {}
}
