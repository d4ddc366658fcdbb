package huikuan.benchmarks.documents;

import huikuan.benchmarks.documents.Doc.Kind;
import huikuan.benchmarks.documents.Doc.Part;
import java.util.List;

/** Documents as the gateway takes them. Nothing in them needs escaping. */
public final class Json {

  private static final int USUAL_LENGTH = 250;

  private Json() {}

  public static String array(List<Doc> documents) {
    StringBuilder json = new StringBuilder(documents.size() * USUAL_LENGTH);
    json.append('[');
    for (Doc document : documents) {
      if (json.length() > 1) {
        json.append(',');
      }
      append(json, document);
    }
    return json.append(']').toString();
  }

  public static String object(Doc document) {
    StringBuilder json = new StringBuilder(USUAL_LENGTH);
    append(json, document);
    return json.toString();
  }

  private static void append(StringBuilder json, Doc document) {
    json.append("{\"kind\":\"").append(kind(document.kind()));
    json.append("\",\"company\":\"").append(Doc.COMPANY);
    field(json, "customer", document.customer());
    field(json, "currency", Doc.CURRENCY);
    field(json, "number", document.number());
    field(json, "postedOn", document.postedOn().toString());
    json.append("\",\"amount\":\"");
    decimal(json, document.cents());
    switch (document.kind()) {
      case INVOICE -> {
        field(json, "dueOn", document.dueOn().toString());
        field(json, "contract", document.contract());
        field(json, "salesOwner", document.salesOwner());
        field(json, "reference", "PO " + document.number());
      }
      case CREDIT_NOTE -> field(json, "invoice", document.pays().getFirst().invoice().number());
      case ON_ACCOUNT -> field(json, "allocate", "none");
      case RECEIPT -> {}
    }
    json.append('"');
    if (document.kind() == Kind.RECEIPT) {
      allocations(json, document.pays());
    }
    json.append('}');
  }

  /** Ends the text before it, and leaves its own open. */
  private static void field(StringBuilder json, String name, String value) {
    json.append("\",\"").append(name).append("\":\"").append(value);
  }

  private static void allocations(StringBuilder json, List<Part> pays) {
    json.append(",\"allocations\":[");
    String separator = "";
    for (Part part : pays) {
      json.append(separator).append("{\"invoice\":\"").append(part.invoice().number());
      json.append("\",\"amount\":\"");
      decimal(json, part.cents());
      json.append("\"}");
      separator = ",";
    }
    json.append(']');
  }

  private static String kind(Kind kind) {
    return switch (kind) {
      case INVOICE -> "invoice";
      case CREDIT_NOTE -> "creditNote";
      case RECEIPT, ON_ACCOUNT -> "receipt";
    };
  }

  private static void decimal(StringBuilder json, long cents) {
    json.append(cents / 100).append('.');
    json.append((char) ('0' + cents % 100 / 10)).append((char) ('0' + cents % 10));
  }
}
