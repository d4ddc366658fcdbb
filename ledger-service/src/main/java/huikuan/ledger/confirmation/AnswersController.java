package huikuan.ledger.confirmation;

import huikuan.ledger.files.CompanyFiles;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What comes back of a letter: proofs of its arrival, answers, and how differences end. */
@RestController
@RequestMapping(
    path = "/api/v1/confirmations/{letter}",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Letters")
class AnswersController {

  /** The body that records that a letter on paper has left. */
  @Schema(name = "LetterPostedData")
  record PostedData(
      @Schema(allowableValues = {"ems", "courier", "hand"}) String way,
      @Schema(description = "Of the carrier; absent by hand") @Nullable String waybill,
      LocalDate postedOn) {}

  /** The body that records that a letter has arrived. */
  @Schema(name = "LetterArrivalData")
  record ArrivalData(
      LocalDate arrivedOn,
      @Schema(description = "Who signed for it") String signedBy,
      @Schema(description = "The hash of the image of the signed receipt") String file) {}

  /** The body that records an answer. */
  @Schema(name = "LetterReplyData")
  record ReplyData(
      @Schema(allowableValues = {"agreed", "notAgreed"}) String outcome,
      LocalDate repliedOn,
      @Schema(allowableValues = {"mail", "paper"}) String by,
      @Schema(description = "The customer's balance; it must be ours and the differences")
          @Nullable String balance,
      @Nullable String signedBy,
      @Schema(description = "By which signedBy binds the customer") @Nullable String authority,
      @Schema(allowableValues = {"company", "finance", "contract"}) @Nullable String seal,
      @Schema(description = "Hashes of scans") @Nullable List<String> files,
      @Nullable List<DifferenceData> differences,
      @Nullable String note) {}

  /** A line in which the customer's books differ. */
  @Schema(name = "LetterDifferenceData")
  record DifferenceData(
      @Schema(description = "The number of an item, ours or not") String item,
      @Schema(description = "If several items have the number") @Nullable String kind,
      @Schema(description = "What is open in the customer's books; credits below zero")
          String theirs,
      @Nullable String reason) {}

  /** The body that says who clarifies a difference, or how it ended. */
  @Schema(name = "LetterClarificationData")
  record ClarificationData(
      @Nullable String owner,
      @Schema(allowableValues = {"timing", "missingDocument", "ourError", "theirError", "dispute"})
          @Nullable String outcome,
      @Nullable String note,
      @Schema(description = "Numbers of the documents that corrected our books")
          @Nullable List<String> documents) {}

  private final Answers answers;
  private final Letters letters;
  private final CompanyFiles files;

  AnswersController(Answers answers, Letters letters, CompanyFiles files) {
    this.answers = answers;
    this.letters = letters;
    this.files = files;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.AUDITOR},
      of = Of.LETTER)
  @PostMapping(path = "/posted", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Record that a letter on paper was given to a carrier, or handed over")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = PostedData.class)))
  @ApiResponse(responseCode = "200", description = "It has left")
  @ApiResponse(responseCode = "409", description = "It does not wait to be posted")
  LetterView posted(@PathVariable String letter, HttpServletRequest request) throws IOException {
    LetterNumber number = own(letter);
    Faults faults = new Faults();
    AnswerBodies.Posting posted =
        AnswerBodies.posted(
            LettersController.body(request, faults),
            letters.existing(number).written().issuedOn(),
            answers.today(number),
            faults);
    answers.posted(number, posted);
    return letters.view(number);
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.AUDITOR},
      of = Of.LETTER)
  @PostMapping(path = "/arrival", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Record that a letter was signed for, with the image of the receipt")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ArrivalData.class)))
  @ApiResponse(responseCode = "200", description = "It has arrived")
  @ApiResponse(responseCode = "409", description = "It has not left, or arrived before")
  LetterView arrival(@PathVariable String letter, HttpServletRequest request) throws IOException {
    LetterNumber number = own(letter);
    Faults faults = new Faults();
    AnswerBodies.Arrival arrival =
        AnswerBodies.arrival(
            LettersController.body(request, faults),
            answers.today(number),
            hash -> has(number, hash),
            faults);
    answers.arrived(number, arrival);
    return letters.view(number);
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.AUDITOR},
      of = Of.LETTER)
  @PostMapping(path = "/reply", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Record the customer's answer")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ReplyData.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "403", description = "The letter is an auditor's")
  @ApiResponse(responseCode = "409", description = "It was answered before, or is closed")
  LetterView reply(@PathVariable String letter, HttpServletRequest request) throws IOException {
    LetterNumber number = own(letter);
    LetterState state = letters.existing(number);
    Faults faults = new Faults();
    answers.answered(
        number,
        new AnswerReader(
                state.content(),
                hash -> has(number, hash),
                answers.today(number),
                answers.signer(number),
                LettersController.body(request, faults),
                faults)
            ::read);
    return letters.view(number);
  }

  @AllowedTo(value = Role.AUDITOR, of = Of.LETTER)
  @PostMapping("/disclose")
  @Operation(summary = "Let the company see the answer to an auditor's letter")
  @ApiResponse(responseCode = "200", description = "It sees it")
  @ApiResponse(responseCode = "409", description = "It is no auditor's letter, or has no answer")
  LetterView disclose(@PathVariable String letter) {
    LetterNumber number = LettersController.number(letter);
    answers.disclose(number);
    return letters.view(number);
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR},
      of = Of.LETTER)
  @PostMapping(path = "/differences/{line}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Say who clarifies a difference, or how it ended")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ClarificationData.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "404", description = "The answer has no such difference")
  @ApiResponse(responseCode = "409", description = "It ended otherwise before")
  LetterView difference(
      @PathVariable String letter, @PathVariable String line, HttpServletRequest request)
      throws IOException {
    LetterNumber number = LettersController.number(letter);
    Faults faults = new Faults();
    AnswerBodies.Clarification clarification =
        AnswerBodies.clarification(LettersController.body(request, faults), faults);
    answers.clarified(
        number, AnswerBodies.line(line), clarification, LetterCallers.isAuditor(number.company()));
    return letters.view(number);
  }

  private LetterNumber own(String letter) {
    LetterNumber number = LettersController.number(letter);
    letters.requireOwn(number);
    return number;
  }

  private boolean has(LetterNumber letter, BlobHash hash) {
    return files.find(letter.company(), hash).isPresent();
  }
}
