package huikuan.ledger.histories;

import huikuan.ledger.histories.Spread.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds all problems of a document, by name; none if it may be entered. */
final class PlainRules {

  /** They have no amount, and but for extensions cannot be undone. */
  static final Set<Kind> LASTING = Set.of(Kind.ALLOCATION, Kind.REVERSAL, Kind.EXTENSION);

  private final PlainLedger ledger;
  private final PlainAccount account;
  private final Doc doc;
  private final Set<String> problems = new LinkedHashSet<>();

  private PlainRules(PlainLedger ledger, Doc doc) {
    this.ledger = ledger;
    this.account = ledger.account(doc.account());
    this.doc = doc;
  }

  static List<String> problems(PlainLedger ledger, Doc doc) {
    PlainRules rules = new PlainRules(ledger, doc);
    rules.check();
    return List.copyOf(rules.problems);
  }

  private void check() {
    switch (doc.kind()) {
      case INVOICE -> {
        broughtForward();
        that(doc.due() < doc.age(), "due-before-posted");
      }
      case RECEIPT, CREDIT_NOTE -> {
        broughtForward();
        parts(account, doc.amount(), false);
      }
      case REFUND -> refund();
      case WRITE_OFF -> parts(account, doc.amount(), true);
      case RECOVERY -> recovery();
      case ALLOCATION -> allocation();
      case REVERSAL -> reversal();
      case EXTENSION -> extension();
    }
  }

  private void that(boolean wrong, String problem) {
    if (wrong) {
      problems.add(problem);
    }
  }

  private void broughtForward() {
    that(doc.age() > doc.postedOn(), "original-after-posted");
  }

  private void refund() {
    if (doc.spread() instanceof Spread.Oldest) {
      that(doc.amount() > unapplied(), "exceeds-unapplied");
    } else {
      parts(account, doc.amount(), true);
    }
  }

  private long unapplied() {
    return account.refundable().stream().mapToLong(item -> account.open(item.name())).sum();
  }

  private void recovery() {
    if (standsHere()) {
      long left = doc.targeted().kind() == Kind.WRITE_OFF ? writtenOff() : 0;
      that(doc.amount() > left, "exceeds-write-off");
    }
  }

  private long writtenOff() {
    return account.item(doc.targeted()).doc().amount() - account.recovered(doc.targeted());
  }

  private void allocation() {
    if (!standsHere()) {
      return;
    }
    PlainAccount without = account.copy();
    without.release(doc.targeted(), doc.postedOn());
    parts(without, without.open(doc.targeted()), false);
  }

  private void extension() {
    if (standsHere()) {
      Item invoice = account.item(doc.targeted());
      that(account.open(invoice.name()) == 0, "invoice-not-open");
      that(doc.due() <= account.due(invoice, Days.LAST), "not-put-off");
      that(doc.due() > Days.twoYearsAfter(invoice.doc().due()), "put-off-too-far");
      that(doc.due() < doc.postedOn(), "due-before-posted");
    }
  }

  private void reversal() {
    Name target = doc.targeted();
    if (target.kind() == Kind.EXTENSION) {
      takingBack();
    } else if (LASTING.contains(target.kind())) {
      problems.add("not-reversible");
    } else if (standsHere()) {
      boolean claim = target.kind().claim();
      that(claim && account.against(target, Kind.WRITE_OFF) > 0, "written-off");
      that(target.kind() == Kind.WRITE_OFF && account.recovered(target) > 0, "recovered");
    }
  }

  private void takingBack() {
    if (standsHere()) {
      Doc extension = Objects.requireNonNull(ledger.find(doc.account().company(), doc.targeted()));
      Doc last = account.lastExtension(extension.targeted());
      that(account.open(extension.targeted()) == 0, "invoice-not-open");
      that(last != null && !last.name().equals(extension.name()), "put-off-later");
      that(doc.postedOn() < account.takenBack(extension.targeted()), "too-early");
    }
  }

  /** Checks that the earlier document is in the account and may be built on. */
  private boolean standsHere() {
    @Nullable Doc target = ledger.find(doc.account().company(), doc.targeted());
    if (target == null || !target.account().equals(doc.account())) {
      problems.addAll(elsewhere(doc.targeted()));
      return false;
    }
    that(account.undone(target.name()), "already-reversed");
    that(doc.postedOn() < target.postedOn(), "too-early");
    return true;
  }

  private void parts(PlainAccount books, long available, boolean all) {
    List<Part> parts =
        switch (doc.spread()) {
          case Spread.Parts(var named) -> named;
          case Spread.Whole(var invoice) ->
              List.of(new Part(new Name(Kind.INVOICE, invoice), doc.amount()));
          case Spread.Oldest oldest -> List.<Part>of();
          case Spread.Nothing nothing -> List.<Part>of();
        };
    long sum = parts.stream().mapToLong(Part::amount).sum();
    Set<Name> names = parts.stream().map(Part::item).collect(Collectors.toSet());
    that(names.size() < parts.size(), "item-repeated");
    that(sum > available, "exceeds-amount");
    that(all && sum < available, "short-of-amount");
    for (Part part : parts) {
      if (books.has(part.item())) {
        that(part.amount() > books.open(part.item()), "exceeds-open-amount");
      } else {
        problems.addAll(elsewhere(part.item()));
      }
    }
  }

  private List<String> elsewhere(Name item) {
    @Nullable Doc other = ledger.find(doc.account().company(), item);
    List<String> names = new ArrayList<>();
    if (other == null) {
      names.add(
          "unknown-" + item.kind().word().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
      return names;
    }
    if (!other.account().currency().equals(doc.account().currency())) {
      names.add("other-currency");
    }
    if (!other.account().customer().equals(doc.account().customer())) {
      names.add("other-customer");
    }
    return names;
  }
}
