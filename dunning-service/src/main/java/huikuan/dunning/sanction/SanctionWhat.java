package huikuan.dunning.sanction;

import static java.util.stream.Collectors.joining;

import huikuan.contracts.Money;
import huikuan.dunning.sanction.SanctionEvent.AskedItem;
import huikuan.dunning.sanction.SanctionEvent.Evidence;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts by which another person decides about a proposed sanction. */
final class SanctionWhat {

  private static final int MOST = 10;

  private SanctionWhat() {}

  static Map<String, String> of(SanctionProposed event) {
    Evidence evidence = event.evidence();
    Map<String, String> what = new TreeMap<>();
    what.put("id", event.id().toString());
    what.put("customer", event.customer().toString());
    what.put("sanction", event.kind().word());
    put(what, "form", event.form());
    put(what, "addressee", evidence.addressee());
    put(what, "ground", evidence.ground());
    put(what, "clause", evidence.clause());
    put(what, "ready", evidence.ready());
    what.put("asked", event.asked().stream().map(Money::toString).collect(joining(", ")));
    what.put("claims", String.valueOf(evidence.items().size()));
    what.put("items", some(evidence));
    what.put("proofs", proofs(evidence));
    what.put("openOrders", String.valueOf(evidence.allOrders()));
    if (!evidence.orders().isEmpty()) {
      what.put(
          "orders",
          evidence.orders().stream()
              .limit(MOST)
              .map(each -> each.number() + " " + each.amount())
              .collect(joining(", ")));
    }
    what.put("ladder", evidence.ladder());
    return what;
  }

  private static void put(Map<String, String> what, String name, @Nullable Object value) {
    if (value != null) {
      what.put(name, value.toString());
    }
  }

  private static String some(Evidence evidence) {
    return evidence.items().stream()
        .limit(MOST)
        .map(each -> each.invoice() + " " + each.asked())
        .collect(joining(", "));
  }

  /** The letters by which demands are proven, each once. */
  private static String proofs(Evidence evidence) {
    return evidence.items().stream()
        .map(AskedItem::proof)
        .filter(Objects::nonNull)
        .distinct()
        .limit(MOST)
        .map(each -> each.letter() + " " + each.by() + " " + each.day())
        .collect(Collectors.joining(", "));
  }
}
