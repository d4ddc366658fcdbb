package huikuan.notification.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The grounds of a message, as the API shows them. */
@Schema(name = "MessageGrounds")
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroundsView(
    @Schema(
            description =
                "The last day whose receipts the company had posted when the first of its steps was"
                    + " asked for; absent if no feed states it",
            example = "2013-02-28")
        @Nullable String receiptsThrough,
    @Schema(description = "The position of the service's own log up to which it was read")
        long readThrough,
    @Schema(description = "Where in the ledger's log the customer's data stands with the address")
        @Nullable String customerSequence,
    @Schema(
            description =
                "Since when no message to the address came back: the first of these was sent then;"
                    + " absent if none was sent before, or the last one came back")
        @Nullable Instant noBounceSince,
    @Schema(description = "Whether no cap bound it: a person ordered it, or it took a letter")
        boolean ordered,
    @Schema(description = "Which of the messages to the contact it was") Count ofContact,
    @Schema(description = "The same to its mail address, by all companies; absent if not known")
        @Nullable Count ofPerson,
    @Schema(description = "The same to all contacts of the customer") Count ofCustomer) {

  /** The number of a message among those that are counted together. */
  @Schema(name = "MessageCount")
  record Count(
      @Schema(description = "Of its day, from 1") int today,
      @Schema(description = "How many of those before it a person had ordered") int orderedToday,
      @Schema(description = "In the seven days that end with its day") int inWeek,
      @Schema(description = "How many the policy allows in seven days") int most) {

    private static Count of(Document stored) {
      return new Count(
          stored.getInteger(StoredGrounds.TODAY),
          stored.getInteger(StoredGrounds.ORDERED_TODAY),
          stored.getInteger(StoredGrounds.IN_WEEK),
          stored.getInteger(StoredGrounds.MOST));
    }
  }

  static GroundsView of(Document stored) {
    Date since = stored.getDate(StoredGrounds.NO_BOUNCE_SINCE);
    Document ofPerson = stored.get(StoredGrounds.OF_PERSON, Document.class);
    return new GroundsView(
        stored.getString(StoredGrounds.RECEIPTS_THROUGH),
        stored.getLong(StoredGrounds.READ_THROUGH),
        stored.getString(StoredGrounds.CUSTOMER_SEQUENCE),
        since == null ? null : since.toInstant(),
        stored.getBoolean(StoredGrounds.ORDERED),
        Count.of(stored.get(StoredGrounds.OF_CONTACT, Document.class)),
        ofPerson == null ? null : Count.of(ofPerson),
        Count.of(stored.get(StoredGrounds.OF_CUSTOMER, Document.class)));
  }
}
