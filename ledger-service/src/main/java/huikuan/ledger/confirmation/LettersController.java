package huikuan.ledger.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.contracts.AccountId;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.RequestValues;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Letters: to write one, to read it, to have it sent. */
@RestController
@Tag(name = "Letters", description = "Balances confirmed, demanded, or told")
class LettersController {

  static final int MOST_BYTES = 256 * 1024;

  /** The body that asks for a letter. */
  @Schema(name = "LetterData")
  record Data(
      @Schema(allowableValues = {"positive", "negative", "demand", "statement"}) String kind,
      @Schema(example = "2026-03-31") LocalDate cutOff,
      @Schema(description = "Of a statement: its first day") @Nullable LocalDate from,
      @Schema(description = "A position, or a moment with its offset; now if absent")
          @Nullable String knownAt,
      @Schema(description = "The letter whose place it takes") @Nullable String replaces,
      @Schema(description = "The auditor to whom the customer answers; to us if absent")
          @Nullable ReplyToData replyTo,
      @Schema(
              description = "The customer's if absent",
              allowableValues = {"zh", "en"})
          @Nullable String language) {}

  record ReplyToData(String name, @Nullable String address, String email) {}

  /** The body that has a letter sent. */
  @Schema(name = "LetterSendingData")
  record SendingData(
      @Schema(allowableValues = {"mail", "paper"}) String way,
      @Schema(description = "By mail: a contact of the customer; the letter's if absent")
          @Nullable String contact) {}

  /** The body that withdraws a letter. */
  @Schema(name = "LetterWithdrawalData")
  record WithdrawalData(String reason) {}

  private final Letters letters;

  LettersController(Letters letters) {
    this.letters = letters;
  }

  @AllowedTo({Role.FINANCE, Role.AUDITOR})
  @PostMapping(
      path = "/api/v1/accounts/{account}/confirmations",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Write a letter; the same again answers with the same letter")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "201", description = "The letter is written")
  @ApiResponse(responseCode = "200", description = "It was written before, and says the same")
  @ApiResponse(responseCode = "409", description = "There is one that says something else")
  ResponseEntity<LetterView> write(
      @PathVariable("account") String written, HttpServletRequest request) throws IOException {
    AccountId account = RequestValues.read("account", written, AccountId::parse);
    Faults faults = new Faults();
    LetterReader.Asked asked = LetterReader.letter(body(request, faults), faults);
    LetterCallers.requireOwn(account.company(), asked.auditor());
    Letters.Written letter = letters.write(account, asked);
    return ResponseEntity.status(letter.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(letters.view(letter.letter()));
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.LETTER)
  @GetMapping("/api/v1/confirmations/{letter}")
  @Operation(summary = "A letter, and what became of it")
  @ApiResponse(responseCode = "200", description = "The letter")
  @ApiResponse(responseCode = "404", description = "No such letter", content = @Content)
  LetterView letter(@PathVariable String letter) {
    return letters.view(number(letter));
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.LETTER)
  @GetMapping(
      path = "/api/v1/confirmations/{letter}/document",
      produces = {MediaType.APPLICATION_PDF_VALUE, MediaType.TEXT_HTML_VALUE})
  @Operation(summary = "The letter's document: PDF, or HTML by Accept")
  @ApiResponse(responseCode = "200", description = "The document")
  ResponseEntity<byte[]> document(@PathVariable String letter, HttpServletRequest request) {
    LetterState state = letters.existing(number(letter));
    boolean html = wantsHtml(request);
    String name = state.written().letter() + (html ? ".html" : ".pdf");
    return ResponseEntity.ok()
        .contentType(html ? MediaType.TEXT_HTML : MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(name, UTF_8).build().toString())
        .body(html ? letters.html(state).getBytes(UTF_8) : letters.pdf(state));
  }

  private static boolean wantsHtml(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && MediaType.parseMediaTypes(accept).stream()
            .filter(
                each ->
                    each.isCompatibleWith(MediaType.TEXT_HTML)
                        || each.isCompatibleWith(MediaType.APPLICATION_PDF))
            .findFirst()
            .filter(each -> !each.includes(MediaType.APPLICATION_PDF))
            .isPresent();
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.AUDITOR},
      of = Of.LETTER)
  @PostMapping(
      path = "/api/v1/confirmations/{letter}/send",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Have a letter sent by mail, or printed for the post")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SendingData.class)))
  @ApiResponse(responseCode = "202", description = "It will be sent, or printed")
  @ApiResponse(responseCode = "200", description = "It waits to be printed already")
  @ApiResponse(responseCode = "409", description = "It can't be sent: the problem says why")
  ResponseEntity<LetterView> send(@PathVariable String letter, HttpServletRequest request)
      throws IOException {
    LetterNumber number = number(letter);
    Faults faults = new Faults();
    AnswerBodies.Sending asked = AnswerBodies.sending(body(request, faults), faults);
    letters.requireOwn(number);
    boolean news = asked.paper() ? letters.print(number) : letters.mail(number, asked.contact());
    return ResponseEntity.status(news ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(letters.view(number));
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.AUDITOR},
      of = Of.LETTER)
  @PostMapping(
      path = "/api/v1/confirmations/{letter}/withdraw",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Withdraw a letter that nobody has answered")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WithdrawalData.class)))
  @ApiResponse(responseCode = "200", description = "It is withdrawn")
  @ApiResponse(responseCode = "409", description = "It was answered, or ended otherwise")
  LetterView withdraw(@PathVariable String letter, HttpServletRequest request) throws IOException {
    LetterNumber number = number(letter);
    Faults faults = new Faults();
    String reason = AnswerBodies.reason(body(request, faults), faults);
    letters.requireOwn(number);
    letters.withdraw(number, reason);
    return letters.view(number);
  }

  static JsonNode body(HttpServletRequest request, Faults faults) throws IOException {
    return ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults);
  }

  static LetterNumber number(String written) {
    return RequestValues.read("letter", written, LetterNumber::parse);
  }
}
