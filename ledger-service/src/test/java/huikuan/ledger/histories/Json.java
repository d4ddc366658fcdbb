package huikuan.ledger.histories;

import huikuan.ledger.histories.Spread.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A document as an ERP writes it, in some order; when it comes again, with its parts in another.
 */
final class Json {

  private static final Set<Kind> REASONED = Set.of(Kind.REVERSAL, Kind.WRITE_OFF, Kind.EXTENSION);

  private final Doc doc;
  private final String company;
  private final @Nullable Random hand;
  private final boolean again;
  private final List<String> fields = new ArrayList<>();

  private Json(Doc doc, String company, @Nullable Random hand, boolean again) {
    this.again = again;
    this.doc = doc;
    this.company = company;
    this.hand = hand;
  }

  static String of(Doc doc) {
    return new Json(doc, doc.account().company(), null, false).write();
  }

  /** The same content in some order, with a null here and there. */
  static String of(Doc doc, String company, Random hand, boolean again) {
    return new Json(doc, company, hand, again).write();
  }

  static String decimal(long amount, String currency) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    return BigDecimal.valueOf(amount, decimals).toPlainString();
  }

  static long units(String decimal, String currency) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    return new BigDecimal(decimal).movePointRight(decimals).longValueExact();
  }

  private String write() {
    text("kind", doc.kind().word());
    text("company", company);
    text("customer", doc.account().customer());
    text("currency", doc.account().currency());
    text("number", doc.name().number());
    text("postedOn", Days.date(doc.postedOn()).toString());
    if (!PlainRules.LASTING.contains(doc.kind())) {
      text("amount", decimal(doc.amount(), doc.account().currency()));
    }
    text("dueOn", doc.dueOn() == null ? null : Days.date(doc.dueOn()).toString());
    text(
        "originallyPostedOn", doc.original() == null ? null : Days.date(doc.original()).toString());
    text("reference", doc.note());
    text("salesOwner", doc.owner());
    spread();
    target();
    if (REASONED.contains(doc.kind())) {
      text("reason", "for a reason");
    }
    if (doc.kind() == Kind.EXTENSION) {
      text("agreedOn", Days.date(-1).toString());
    }
    if (hand != null) {
      Collections.shuffle(fields, hand);
    }
    return fields.stream().collect(Collectors.joining(",", "{", "}"));
  }

  private void spread() {
    switch (doc.spread()) {
      case Spread.Oldest oldest -> {
        if (takesMoney() && hand != null && hand.nextBoolean()) {
          text("allocate", "oldest");
        }
      }
      case Spread.Nothing nothing -> text("allocate", takesMoney() ? "none" : null);
      case Spread.Whole(var invoice) -> text("invoice", invoice);
      case Spread.Parts(var parts) ->
          field(doc.kind() == Kind.REFUND ? "from" : "allocations", list(parts));
    }
  }

  private boolean takesMoney() {
    return doc.kind() == Kind.RECEIPT
        || doc.kind() == Kind.CREDIT_NOTE
        || doc.kind() == Kind.ALLOCATION;
  }

  private String list(List<Part> parts) {
    List<String> written =
        parts.stream()
            .map(
                part ->
                    "{\"%s\":\"%s\",\"amount\":\"%s\"}"
                        .formatted(
                            part.item().kind().word(),
                            part.item().number(),
                            decimal(part.amount(), doc.account().currency())))
            .collect(Collectors.toCollection(ArrayList::new));
    if (again && hand != null) {
      Collections.shuffle(written, hand);
    }
    return "[" + String.join(",", written) + "]";
  }

  private void target() {
    Name target = doc.target();
    if (target == null) {
      return;
    }
    if (doc.kind() == Kind.RECOVERY) {
      text("writeOff", target.number());
    } else if (doc.kind() == Kind.EXTENSION) {
      text("invoice", target.number());
    } else {
      field(
          doc.kind() == Kind.REVERSAL ? "reverses" : "credit",
          "{\"kind\":\"%s\",\"number\":\"%s\"}".formatted(target.kind().word(), target.number()));
    }
  }

  private void text(String name, @Nullable String value) {
    if (value != null) {
      field(name, "\"" + value + "\"");
    } else if (hand != null && name.equals("reference") && hand.nextBoolean()) {
      field(name, "null");
    }
  }

  private void field(String name, String value) {
    fields.add("\"" + name + "\":" + value);
  }
}
