package huikuan.notification.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.ledger.LetterKind;
import io.swagger.v3.oas.annotations.media.Schema;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The letter that a message takes to the customer, as the API shows it. */
@Schema(name = "MessageLetter")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterView(
    String number,
    @Schema(description = "Which of the letter's requests to be mailed it answers, from 1")
        int request,
    @Schema(description = "Which reminder of an answer it is; 0 = it brings the letter")
        int followUp,
    @Schema(example = "positive") LetterKind kind,
    @Schema(example = "CN01.0379-NEVHP.USD") String account,
    @Schema(description = "The last day that it speaks of", example = "2013-01-31") String cutOff,
    @Schema(description = "At the end of that day; below zero: the company owes", example = "55.94")
        String balance,
    @Schema(description = "The day to answer by; absent: no answer is asked for")
        @Nullable String answerBy,
    File attachment,
    @Schema(description = "Of a letter withheld: more about the reason, which is the error")
        @Nullable String detail) {

  /** The attached file: the letter, or the piece of evidence, itself. */
  @Schema(name = "MessageAttachment")
  record File(
      @Schema(description = "As it is attached") String name,
      @Schema(example = "application/pdf") String mediaType,
      @Schema(description = "SHA-256 of the file, hexadecimal") String hash,
      @Schema(description = "In bytes") long size) {

    static File of(Document stored) {
      return new File(
          stored.getString(StoredLetter.NAME),
          stored.getString(StoredLetter.MEDIA_TYPE),
          stored.getString(StoredLetter.HASH),
          stored.getLong(StoredLetter.SIZE));
    }
  }

  /**
   * @param detail why it was withheld; null = it was not, or nothing more is known
   */
  static @Nullable LetterView of(@Nullable Document stored, @Nullable String detail) {
    return stored == null
        ? null
        : new LetterView(
            stored.getString(StoredLetter.NUMBER),
            stored.getInteger(StoredLetter.REQUEST),
            stored.getInteger(StoredLetter.FOLLOW_UP),
            LetterKind.valueOf(stored.getString(StoredLetter.KIND)),
            stored.getString(StoredLetter.ACCOUNT),
            stored.getString(StoredLetter.CUT_OFF),
            stored.getString(StoredLetter.BALANCE),
            stored.getString(StoredLetter.ANSWER_BY),
            File.of(stored),
            detail);
  }
}
