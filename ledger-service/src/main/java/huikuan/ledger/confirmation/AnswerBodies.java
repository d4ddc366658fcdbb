package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;

import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the small bodies of what happens to a letter. */
final class AnswerBodies {

  private static final int LONGEST_REASON = 500;

  /**
   * @param paper whether it is printed; else it is mailed
   */
  record Sending(boolean paper, @Nullable String contact) {}

  static Sending sending(JsonNode body, Faults faults) {
    Fields fields = new Fields(body, faults);
    String way = fields.choice("way", List.of("mail", "paper"));
    String contact = fields.optionalIdentifier("contact");
    boolean paper = "paper".equals(way);
    if (paper && contact != null) {
      fields.fault("contact", "absent: a letter on paper goes to the customer");
    }
    fields.refuseOthers();
    faults.refuse();
    return new Sending(paper, contact);
  }

  static String reason(JsonNode body, Faults faults) {
    Fields fields = new Fields(body, faults);
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(reason);
  }

  private AnswerBodies() {}
}
