package huikuan.ledger.requested;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.PostingRequested;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.Problem;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The document that is asked for, as an ERP would send it. */
final class DocumentOfRequest {

  private DocumentOfRequest() {}

  /** A fault that the document, which has one currency and one kind of item, could not have. */
  static Optional<Problem> fault(PostingRequested request) {
    Faults faults = new Faults();
    Money amount = request.amount();
    if (amount != null && !amount.currency().equals(request.account().currency())) {
      faults.add("amount", "in %s, the account's currency".formatted(request.account().currency()));
    }
    switch (request.posting()) {
      case EXTENSION -> {
        if (request.itemKind() != ItemKind.INVOICE) {
          faults.add("itemKind", "invoice: what else is owed keeps its due date");
        }
      }
      case CREDIT_NOTE, WRITE_OFF -> {
        if (amount == null) {
          faults.add("amount", "an amount: what is taken from the item");
        }
      }
    }
    return faults.any() ? Optional.of(faults.problem()) : Optional.empty();
  }

  /**
   * @param postedOn its business day
   */
  static String json(PostingRequested request, LocalDate postedOn) {
    ObjectNode document = ExactJson.MAPPER.createObjectNode();
    document.put("kind", request.posting().toString());
    document.put("company", request.account().company());
    document.put("customer", request.account().customer());
    document.put("currency", request.account().currency().getCurrencyCode());
    document.put("number", request.decision());
    document.put("postedOn", postedOn.toString());
    document.put("reason", request.reason());
    switch (request.posting()) {
      case EXTENSION -> {
        document.put("invoice", request.item());
        document.put("agreedOn", postedOn.toString());
        document.put("dueOn", text(request.dueOn()));
      }
      case CREDIT_NOTE, WRITE_OFF -> against(document, request);
    }
    return document.toString();
  }

  /** All of it goes against the one item. */
  private static void against(ObjectNode document, PostingRequested request) {
    String amount = request.amount() == null ? null : request.amount().decimal();
    document.put("amount", amount);
    switch (request.itemKind()) {
      case INVOICE -> document.put("invoice", request.item());
      case REFUND ->
          document
              .putArray("allocations")
              .addObject()
              .put("refund", request.item())
              .put("amount", amount);
    }
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
