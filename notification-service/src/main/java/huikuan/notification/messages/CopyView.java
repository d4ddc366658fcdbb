package huikuan.notification.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The copy of evidence that a message takes to the customer, as the API shows it. */
@Schema(name = "MessageCopy")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CopyView(
    @Schema(description = "item, contract or customer", example = "item") String of,
    @Schema(description = "Of an item's evidence", example = "CN01.0379-NEVHP.USD")
        @Nullable String account,
    @Schema(example = "invoice") @Nullable String itemKind,
    @Schema(description = "The number of the item") @Nullable String item,
    @Schema(description = "Of a contract's evidence") @Nullable String contract,
    @Schema(description = "Which of the copies of the subject's evidence it is, from 1") int copy,
    @Schema(description = "The number of the piece among those of its subject") int number,
    @Schema(example = "signedDeliveryNote") String kind,
    @Schema(description = "The day on the document", example = "2013-01-12") String documentOn,
    LetterView.File attachment,
    @Schema(description = "Of a copy withheld: more about the reason, which is the error")
        @Nullable String detail) {

  /**
   * @param detail why it was withheld; null = it was not, or nothing more is known
   */
  static @Nullable CopyView of(@Nullable Document stored, @Nullable String detail) {
    return stored == null
        ? null
        : new CopyView(
            stored.getString(StoredCopy.OF),
            stored.getString(StoredCopy.ACCOUNT),
            stored.getString(StoredCopy.ITEM_KIND),
            stored.getString(StoredCopy.ITEM),
            stored.getString(StoredCopy.CONTRACT),
            stored.getInteger(StoredCopy.COPY),
            stored.getInteger(StoredCopy.NUMBER),
            stored.getString(StoredCopy.KIND),
            stored.getString(StoredCopy.DOCUMENT_ON),
            LetterView.File.of(stored),
            detail);
  }
}
