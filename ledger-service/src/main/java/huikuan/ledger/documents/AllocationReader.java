package huikuan.ledger.documents;

import huikuan.contracts.Identifier;
import huikuan.contracts.Money;
import huikuan.ledger.account.AllocationPolicy;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.AllocationPolicy.None;
import huikuan.ledger.account.AllocationPolicy.OldestFirst;
import huikuan.ledger.account.AllocationPolicy.Part;
import huikuan.ledger.account.Kind;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.Problem;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a document is to be set against. */
final class AllocationReader {

  private static final int MOST_PARTS = 5_000;
  private static final List<Kind> CLAIMS = List.of(Kind.INVOICE, Kind.REFUND);
  private static final List<Kind> CREDITS = List.of(Kind.RECEIPT, Kind.CREDIT_NOTE);

  private final Fields fields;
  private final @Nullable Currency currency;
  private @Nullable Problem elsewhere;

  AllocationReader(Fields fields, @Nullable Currency currency) {
    this.fields = fields;
    this.currency = currency;
  }

  /** The first allocation that names another account than its document; null if none does. */
  @Nullable Problem elsewhere() {
    return elsewhere;
  }

  /** An empty list of allocations says no more than none: then the oldest due are paid first. */
  AllocationPolicy ofCredit() {
    List<Part> parts = parts("allocations", CLAIMS);
    String allocate = fields.optionalChoice("allocate", List.of("oldest", "none"));
    if (fields.given("allocations")) {
      if (allocate != null) {
        fields.fault("allocate", "absent beside allocations");
      }
      return new Explicit(parts, false);
    }
    return "none".equals(allocate) ? new None() : new OldestFirst();
  }

  /** A credit note may name its one invoice in a field of its own. */
  AllocationPolicy ofCreditNote(@Nullable Money amount) {
    AllocationPolicy policy = ofCredit();
    if (!fields.given("invoice")) {
      return policy;
    }
    if (fields.given("allocations") || fields.given("allocate")) {
      fields.fault("invoice", "absent beside allocations and allocate");
    }
    return whole(amount);
  }

  /** A write-off names its one invoice in a field of its own, or all in a list. */
  Explicit ofWriteOff(@Nullable Money amount) {
    List<Part> parts = parts("allocations", CLAIMS);
    if (!fields.given("invoice")) {
      if (!fields.given("allocations")) {
        fields.fault("invoice", "the invoice that is given up, or allocations instead of it");
      }
      return new Explicit(parts, false);
    }
    if (fields.given("allocations")) {
      fields.fault("invoice", "absent beside allocations");
    }
    return whole(amount);
  }

  AllocationPolicy ofRefund() {
    List<Part> parts = parts("from", CREDITS);
    return fields.given("from") ? new Explicit(parts, false) : new OldestFirst();
  }

  /** All of the document against the invoice that it names. */
  private Explicit whole(@Nullable Money amount) {
    String invoice = fields.identifier("invoice");
    return new Explicit(
        invoice == null || amount == null
            ? List.of()
            : List.of(new Part(Kind.INVOICE, invoice, amount)),
        true);
  }

  private List<Part> parts(String name, List<Kind> kinds) {
    List<Part> parts = new ArrayList<>();
    for (Fields each : fields.objects(name, MOST_PARTS)) {
      // An amount in another currency has decimals of its own.
      Money amount = each.amount("amount", sameAccount(each) ? currency : null);
      Kind kind = kind(each, kinds);
      String number = kind == null ? null : each.identifier(kind.toString());
      if (kind != null && number != null && amount != null) {
        parts.add(new Part(kind, number, amount));
      }
      each.refuseOthers();
    }
    return parts;
  }

  /** An item is named in the field that is called like its kind. */
  private static @Nullable Kind kind(Fields allocation, List<Kind> kinds) {
    List<Kind> named = kinds.stream().filter(kind -> allocation.given(kind.toString())).toList();
    if (named.size() == 1) {
      return named.getFirst();
    }
    String either = kinds.stream().map(Kind::toString).collect(Collectors.joining(" or "));
    allocation.fault(kinds.getFirst().toString(), "the number of one " + either);
    return null;
  }

  private static boolean sameName(String one, String other) {
    return Identifier.composed(one).equals(Identifier.composed(other));
  }

  /** An allocation may repeat whose it is; money never leaves an account. */
  private boolean sameAccount(Fields allocation) {
    boolean same = true;
    for (String name : List.of("company", "currency", "customer")) {
      JsonNode own = fields.any(name);
      String said = allocation.optionalText(name, "as in the document, or absent");
      if (said != null && own != null && own.isString() && !sameName(said, own.stringValue())) {
        same = false;
        if (elsewhere == null) {
          elsewhere = Refusals.elsewhere(name, allocation.path(name), own.stringValue());
        }
      }
    }
    return same;
  }
}
