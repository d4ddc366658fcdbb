package huikuan.ledger.documents;

import huikuan.contracts.Money;
import huikuan.ledger.account.AllocationPolicy;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.AllocationPolicy.None;
import huikuan.ledger.account.AllocationPolicy.OldestFirst;
import huikuan.ledger.account.AllocationPolicy.Part;
import huikuan.ledger.account.Kind;
import huikuan.ledger.fields.Fields;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a document is to be set against. */
final class AllocationReader {

  private static final int MOST = 5_000;

  private final Fields fields;
  private final @Nullable Currency currency;

  AllocationReader(Fields fields, @Nullable Currency currency) {
    this.fields = fields;
    this.currency = currency;
  }

  /** A credit note may name its one invoice in a field of its own. */
  AllocationPolicy ofCredit(Kind kind, @Nullable Money amount) {
    String invoice = kind == Kind.CREDIT_NOTE ? fields.optionalIdentifier("invoice") : null;
    AllocationPolicy policy = ofReallocation();
    if (invoice == null) {
      return policy;
    }
    if (fields.any("allocations") != null || fields.any("allocate") != null) {
      fields.fault("invoice", "absent beside allocations and allocate");
    }
    return whole(invoice, amount);
  }

  /** An empty list of allocations says no more than none: then the oldest due are paid first. */
  AllocationPolicy ofReallocation() {
    String allocate = fields.optionalChoice("allocate", List.of("oldest", "none"));
    List<Part> parts = parts("allocations", List.of(Kind.INVOICE, Kind.REFUND));
    if (allocate != null && !parts.isEmpty()) {
      fields.fault("allocate", "absent when there are allocations");
    }
    if (!parts.isEmpty()) {
      return new Explicit(parts, false);
    }
    return "none".equals(allocate) ? new None() : new OldestFirst();
  }

  AllocationPolicy ofRefund() {
    List<Part> parts = parts("from", List.of(Kind.RECEIPT, Kind.CREDIT_NOTE));
    return parts.isEmpty() ? new OldestFirst() : new Explicit(parts, false);
  }

  Explicit ofWriteOff(@Nullable Money amount) {
    String invoice = fields.optionalIdentifier("invoice");
    List<Part> parts = parts("allocations", List.of(Kind.INVOICE, Kind.REFUND));
    if ((invoice == null) == parts.isEmpty()) {
      fields.fault("invoice", "the invoice that is given up, or allocations instead of it");
    }
    return invoice == null ? new Explicit(parts, false) : whole(invoice, amount);
  }

  private static Explicit whole(String invoice, @Nullable Money amount) {
    return new Explicit(
        amount == null ? List.of() : List.of(new Part(Kind.INVOICE, invoice, amount)), true);
  }

  /** Each names its item in the field called like its kind. */
  private List<Part> parts(String name, List<Kind> kinds) {
    List<Part> parts = new ArrayList<>();
    for (Fields each : fields.objects(name, MOST)) {
      Money amount = each.amount("amount", currency);
      List<Kind> named = kinds.stream().filter(kind -> each.any(kind.toString()) != null).toList();
      if (named.size() != 1) {
        each.fault(kinds.getFirst().toString(), "one of " + kinds + ", by its number");
      } else {
        String number = each.identifier(named.getFirst().toString());
        if (number != null && amount != null) {
          parts.add(new Part(named.getFirst(), number, amount));
        }
      }
      sameAs("company", each);
      sameAs("customer", each);
      sameAs("currency", each);
      each.refuseOthers();
    }
    return parts;
  }

  /** What an allocation may say of its account must be what the document says. */
  private void sameAs(String name, Fields allocation) {
    Object said = allocation.any(name);
    if (said != null && !said.equals(fields.any(name))) {
      allocation.fault(name, "absent, or as in the document: allocations stay in one account");
    }
  }
}
