package huikuan.chaos.oracle;

import huikuan.chaos.load.Key;
import huikuan.chaos.oracle.Witness.Chased;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every invoice has one case, which is over when nothing is open. */
final class Cases {

  private Cases() {}

  static List<String> differences(Truth truth, Witness witness) {
    List<String> differences = new ArrayList<>();
    for (String account : truth.accounts()) {
      Map<String, Long> must = new HashMap<>();
      truth.items(account).forEach((key, open) -> addInvoice(must, key, open));
      for (Chased chased : witness.cases(account)) {
        Long open = must.remove(chased.invoice());
        boolean right =
            open != null
                && chased.closed() == (open == 0)
                && (chased.closed() || chased.open() == open);
        if (!right) {
          differences.add("%s, must have open: %s".formatted(chased, open));
        }
      }
      must.forEach((invoice, open) -> differences.add("no case of invoice " + invoice));
    }
    return differences;
  }

  private static void addInvoice(Map<String, Long> invoices, Key key, long open) {
    if (key.kind().equals("invoice")) {
      invoices.put(key.number(), open);
    }
  }
}
