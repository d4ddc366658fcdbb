package huikuan.benchmarks.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Invoices that were acknowledged and not paid yet. */
final class Unpaid {

  /** The open amount of an invoice. */
  record Open(Doc invoice, long cents) {}

  private final Map<String, Deque<Open>> byCustomer = new HashMap<>();

  /** A customer stands here at least once for each of its invoices: the draw is by invoices. */
  private final List<String> lots = new ArrayList<>();

  void add(Doc invoice) {
    byCustomer
        .computeIfAbsent(invoice.customer(), none -> new ArrayDeque<>())
        .addLast(new Open(invoice, invoice.cents()));
    lots.add(invoice.customer());
  }

  /** Of what was taken, something stayed open. */
  void putBack(Open open) {
    byCustomer
        .computeIfAbsent(open.invoice().customer(), none -> new ArrayDeque<>())
        .addFirst(open);
    lots.add(open.invoice().customer());
  }

  /** Up to so many invoices of one customer, oldest first; empty if nobody owes anything. */
  List<Open> take(RandomGenerator random, int most) {
    while (!lots.isEmpty()) {
      String customer = drawLot(random);
      Deque<Open> owed = byCustomer.get(customer);
      if (owed != null) {
        List<Open> taken = new ArrayList<>();
        while (taken.size() < most && !owed.isEmpty()) {
          taken.add(owed.removeFirst());
        }
        if (owed.isEmpty()) {
          byCustomer.remove(customer);
        }
        return taken;
      }
    }
    return List.of();
  }

  private String drawLot(RandomGenerator random) {
    int at = random.nextInt(lots.size());
    String last = lots.removeLast();
    return at == lots.size() ? last : lots.set(at, last);
  }
}
