package huikuan.dunning.sanction;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.SanctionCommand.AcknowledgeOrder;
import huikuan.dunning.sanction.SanctionCommand.ProposeSanction;
import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what people and systems ask of sanctions, and finds all that is wrong with it. */
final class SanctionReader {

  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_CLAUSE = 40;

  private SanctionReader() {}

  static ProposeSanction proposal(Fields fields, Faults faults, Instant now) {
    String company = fields.company("company");
    String customer = fields.identifier("customer");
    String word = fields.choice("kind", SanctionKind.words());
    SanctionKind kind = word == null ? null : SanctionKind.of(word);
    String form = form(kind, fields);
    String addressee = fields.optionalWords("addressee", LONGEST_NAME);
    if (kind == SanctionKind.REPUTATION && addressee == null) {
      fields.fault("addressee", "to whom the complaint or report goes: 1 to 200 characters");
    } else if (kind != SanctionKind.REPUTATION && addressee != null) {
      fields.fault("addressee", "only of reputation: a complaint or report goes to somebody");
    }
    String ground = fields.optionalText("ground", "the name of a ground of the ladder");
    String clause = fields.optionalWords("clause", LONGEST_CLAUSE);
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return new ProposeSanction(
        new SanctionsKey(new CustomerId(requireNonNull(company), requireNonNull(customer))),
        requireNonNull(kind),
        form,
        addressee,
        ground,
        clause,
        requireNonNull(reason),
        now);
  }

  private static @Nullable String form(@Nullable SanctionKind kind, Fields fields) {
    if (kind != null && !kind.forms().isEmpty()) {
      return fields.choice("form", kind.forms());
    }
    if (kind != null && fields.given("form")) {
      fields.fault("form", "none: " + kind.word() + " has one form");
    }
    return fields.optionalText("form", "a form of the kind");
  }

  static String reason(Fields fields, Faults faults) {
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(reason);
  }

  static AcknowledgeOrder answer(SanctionId id, Fields fields, Faults faults) {
    String system = fields.words("system", LONGEST_CLAUSE);
    String order = fields.given("order") ? fields.choice("order", List.of("impose", "lift")) : null;
    String outcome = fields.choice("outcome", List.of("done", "refused"));
    String reason = fields.optionalWords("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return new AcknowledgeOrder(
        new SanctionsKey(id.customer()),
        id.number(),
        order == null ? null : "lift".equals(order) ? Order.LIFT : Order.IMPOSE,
        requireNonNull(system),
        "done".equals(outcome) ? Outcome.DONE : Outcome.REFUSED,
        reason);
  }

  static String owner(Fields fields, Faults faults) {
    String owner = fields.person("to");
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(owner);
  }
}
