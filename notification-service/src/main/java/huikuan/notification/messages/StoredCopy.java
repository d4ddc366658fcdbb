package huikuan.notification.messages;

import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.Subject.OfContract;
import huikuan.contracts.ledger.Subject.OfCustomer;
import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.notification.message.EvidenceCopy;
import java.util.List;

/** A copy of evidence within a stored message. */
final class StoredCopy {

  static final String OF = "of";
  static final String ACCOUNT = "account";
  static final String ITEM_KIND = "itemKind";
  static final String ITEM = "item";
  static final String CONTRACT = "contract";
  static final String COPY = "copy";
  static final String NUMBER = "number";
  static final String KIND = "kind";
  static final String DOCUMENT_ON = "documentOn";

  private StoredCopy() {}

  static org.bson.Document of(EvidenceCopy copy) {
    Document file = copy.document();
    org.bson.Document stored =
        new org.bson.Document(COPY, copy.request().copy())
            .append(NUMBER, copy.number())
            .append(KIND, copy.kind().toString())
            .append(DOCUMENT_ON, copy.documentOn().toString())
            .append(StoredLetter.LANGUAGE, copy.language())
            .append(StoredLetter.NAME, file.name())
            .append(StoredLetter.MEDIA_TYPE, file.mediaType())
            .append(StoredLetter.HASH, file.hash())
            .append(StoredLetter.SIZE, file.size());
    return switch (copy.request().subject()) {
      case OfItem it ->
          stored
              .append(OF, "item")
              .append(ACCOUNT, it.account().toString())
              .append(ITEM_KIND, it.kind().toString())
              .append(ITEM, it.number());
      case OfContract it -> stored.append(OF, "contract").append(CONTRACT, it.contract());
      case OfCustomer _ -> stored.append(OF, "customer");
    };
  }

  /** The accounts that it is about: of an item's evidence, its own. */
  static List<String> accounts(EvidenceCopy copy) {
    return copy.request().subject() instanceof OfItem it
        ? List.of(it.account().toString())
        : List.of();
  }

  /** The items that it is about. */
  static List<String> items(EvidenceCopy copy) {
    return copy.request().subject() instanceof OfItem it ? List.of(it.number()) : List.of();
  }
}
