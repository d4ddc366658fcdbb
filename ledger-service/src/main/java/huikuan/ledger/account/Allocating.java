package huikuan.ledger.account;

import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.Allocation;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.AllocationPolicy.Part;
import huikuan.ledger.account.OpenInvoices.OpenInvoice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets money against open invoices as a policy says. */
final class Allocating {

  sealed interface Result {}

  record Allowed(List<Allocation> allocations) implements Result {}

  record Refused(Rejection rejection) implements Result {}

  static Result allocate(Money money, AllocationPolicy policy, OpenInvoices open) {
    return switch (policy) {
      case Explicit explicit -> explicit(money, explicit.parts(), open);
      case AllocationPolicy.OldestDueFirst oldest -> new Allowed(oldestDueFirst(money, open));
      case AllocationPolicy.None none -> new Allowed(List.of());
    };
  }

  private static Result explicit(Money money, List<Part> parts, OpenInvoices open) {
    Rejection inItself = wrongInItself(money, parts);
    if (inItself != null) {
      return new Refused(inItself);
    }
    List<Allocation> allocations = new ArrayList<>();
    for (int at = 0; at < parts.size(); at++) {
      Part part = parts.get(at);
      OpenInvoice invoice = open.find(part.invoice());
      if (invoice == null) {
        return new Refused(new Rejection.InvoiceNotOpen(at, part.invoice()));
      }
      if (part.amount().compareTo(invoice.open()) > 0) {
        return new Refused(new Rejection.ExceedsOpenAmount(at, part.invoice(), invoice.open()));
      }
      allocations.add(
          new Allocation(part.invoice(), part.amount(), invoice.open().minus(part.amount())));
    }
    return new Allowed(allocations);
  }

  private static @Nullable Rejection wrongInItself(Money money, List<Part> parts) {
    Set<String> invoices = new HashSet<>();
    Money allocated = Money.zero(money.currency());
    for (int at = 0; at < parts.size(); at++) {
      Part part = parts.get(at);
      if (part.amount().signum() <= 0) {
        return new Rejection.AllocationNotPositive(at, part.amount());
      }
      if (!invoices.add(part.invoice())) {
        return new Rejection.InvoiceRepeated(at, part.invoice());
      }
      allocated = allocated.plus(part.amount());
    }
    return allocated.compareTo(money) > 0
        ? new Rejection.AllocationsExceedReceipt(money, allocated)
        : null;
  }

  private static List<Allocation> oldestDueFirst(Money money, OpenInvoices open) {
    List<Allocation> allocations = new ArrayList<>();
    Money left = money;
    for (OpenInvoice invoice : open.oldestDueFirst()) {
      if (left.signum() == 0) {
        break;
      }
      Money part = left.min(invoice.open());
      allocations.add(new Allocation(invoice.number(), part, invoice.open().minus(part)));
      left = left.minus(part);
    }
    return allocations;
  }

  private Allocating() {}
}
