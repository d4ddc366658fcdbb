package huikuan.ledger.documents;

import huikuan.ledger.fields.Faults;
import tools.jackson.databind.JsonNode;

/**
 * One element of a body.
 *
 * @param faults what is wrong with its JSON already, such as a name given twice
 */
record Sent(JsonNode value, Faults faults) {}
