package huikuan.chaos.load;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.Doc.Kind;
import huikuan.benchmarks.documents.Doc.Part;
import huikuan.benchmarks.documents.Json;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** An entry to post: a document, or the reversal of one. */
public sealed interface Entry {

  Key key();

  /** The document that it is, or undoes. */
  Doc document();

  LocalDate postedOn();

  /** By how much the customer owes more. */
  long cents();

  /** Of which invoices it changes the open amount, and by how much. */
  Map<String, Long> onInvoices();

  String json();

  default String account() {
    return document().account();
  }

  /** As it came from the generator. */
  record Plain(Doc document) implements Entry {

    @Override
    public Key key() {
      return new Key(kind(document.kind()), document.number());
    }

    @Override
    public LocalDate postedOn() {
      return document.postedOn();
    }

    @Override
    public long cents() {
      return document.signedCents();
    }

    @Override
    public Map<String, Long> onInvoices() {
      return document.kind() == Kind.INVOICE
          ? Map.of(document.number(), document.cents())
          : paid(document, -1);
    }

    @Override
    public String json() {
      return Json.object(document);
    }
  }

  /** From a day on a document is undone, with all that stood against it. */
  record Undoing(String number, Doc document, LocalDate postedOn) implements Entry {

    public Undoing {
      if (document.kind() == Kind.INVOICE || postedOn.isBefore(document.postedOn())) {
        throw new IllegalArgumentException("Not undone here: " + document + " on " + postedOn);
      }
    }

    @Override
    public Key key() {
      return new Key("reversal", number);
    }

    @Override
    public long cents() {
      return -document.signedCents();
    }

    @Override
    public Map<String, Long> onInvoices() {
      return paid(document, 1);
    }

    @Override
    public String json() {
      return """
      {"kind":"reversal","company":"%s","customer":"%s","currency":"%s","number":"%s",\
      "postedOn":"%s","reason":"bounced","reverses":{"kind":"%s","number":"%s"}}\
      """
          .formatted(
              Doc.COMPANY,
              document.customer(),
              Doc.CURRENCY,
              number,
              postedOn,
              kind(document.kind()),
              document.number());
    }
  }

  private static Map<String, Long> paid(Doc document, int sign) {
    Map<String, Long> changes = new LinkedHashMap<>();
    for (Part part : document.pays()) {
      changes.merge(part.invoice().number(), sign * part.cents(), Math::addExact);
    }
    return changes;
  }

  private static String kind(Kind kind) {
    return switch (kind) {
      case INVOICE -> "invoice";
      case CREDIT_NOTE -> "creditNote";
      case RECEIPT, ON_ACCOUNT -> "receipt";
    };
  }
}
