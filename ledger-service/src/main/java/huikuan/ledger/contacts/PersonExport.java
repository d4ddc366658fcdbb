package huikuan.ledger.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.confirmation.LetterMail;
import huikuan.ledger.confirmation.LetterSignature;
import huikuan.ledger.customer.ContactVersion;
import huikuan.ledger.recipient.ProposedContact;
import huikuan.ledger.recipient.RecipientAnswerRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the ledger holds on one of the people at a customer.
 *
 * @param forgottenAt null = it is not; else nothing else is told
 * @param versions the contact after each of its events, the oldest first
 * @param letters the mails that took letters to it
 * @param signatures letters that somebody of its name has signed for, or answered
 * @param told by the links in its mails
 * @param files hashes of files that it has sent by those links
 * @param namedAs the proposed contacts that it was before it was a contact
 * @param elsewhere where other services hold data of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PersonExport")
record PersonExport(
    String company,
    String customer,
    String contact,
    @Nullable Instant forgottenAt,
    @Nullable List<ContactVersion> versions,
    @Nullable List<LetterMail> letters,
    @Nullable List<LetterSignature> signatures,
    @Nullable List<RecipientAnswerRow> told,
    @Nullable List<String> files,
    @Nullable List<ProposedContact> namedAs,
    @Nullable List<Elsewhere> elsewhere) {

  /**
   * A place that holds more.
   *
   * @param what is there: {@code messages}, {@code cases}, {@code files}
   * @param path to ask, below the address of the API
   */
  @Schema(name = "PersonDataElsewhere")
  record Elsewhere(String what, String path) {}
}
