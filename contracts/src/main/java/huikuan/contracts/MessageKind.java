package huikuan.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The meaning of a message to a customer in law. No two are mixed in one message. */
public enum MessageKind {
  /** A reminder that asks politely; it has no legal effect of its own. */
  @JsonProperty("courtesy")
  COURTESY,
  /** A formal demand for payment. */
  @JsonProperty("demand")
  DEMAND,
  /** A letter about the balance of an account, with its document. */
  @JsonProperty("letter")
  LETTER,
  /** A copy of a document that the customer lacks. It asks for nothing. */
  @JsonProperty("copy")
  COPY;

  /** Reads what {@link #word} writes. */
  public static MessageKind parse(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** As it is stored and told. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
