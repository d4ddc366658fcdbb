package huikuan.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The meaning of a message to a customer in law. The two are never mixed in one message. */
public enum MessageKind {
  /** A reminder that asks politely; it has no legal effect of its own. */
  @JsonProperty("courtesy")
  COURTESY,
  /** A formal demand for payment. */
  @JsonProperty("demand")
  DEMAND
}
