package huikuan.ledger.recipient;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.contracts.AccountId;
import huikuan.contracts.Identifier;
import huikuan.ledger.account.Kind;
import huikuan.ledger.confirmation.RecipientLetters;
import huikuan.ledger.files.Upload;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.edge.LinkRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What is asked with the link in a mail, and with nothing else. */
@RestController
@RequestMapping(LinkRequests.PATH)
@Tag(name = "Recipient", description = "What the recipient of a mail sees and tells by its link")
@ApiResponse(responseCode = "404", description = "No link of ours, or there is nothing")
@ApiResponse(responseCode = "410", description = "The link has expired, or was revoked")
class RecipientController {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final String PDF = MediaType.APPLICATION_PDF_VALUE;
  private static final String PNG = MediaType.IMAGE_PNG_VALUE;
  private static final String JPEG = MediaType.IMAGE_JPEG_VALUE;
  private static final int MOST_BYTES = 512 * 1024;
  private static final int MOST_FILE_BYTES = 5 * 1024 * 1024;

  /** A file that was sent, by its hash. */
  @Schema(name = "RecipientFile")
  record FileView(@Schema(type = "string") BlobHash hash) {}

  private final RecipientPage page;
  private final RecipientLetters letters;
  private final Tellings tellings;
  private final ItemDetails details;

  RecipientController(
      RecipientPage page, RecipientLetters letters, Tellings tellings, ItemDetails details) {
    this.page = page;
    this.letters = letters;
    this.tellings = tellings;
    this.details = details;
  }

  @AllowedTo(
      value = {},
      of = Of.LINK)
  @GetMapping(produces = JSON)
  @Operation(summary = "What is open of the recipient's customer, its letter, and what was told")
  @ApiResponse(responseCode = "200", description = "All that the page shows")
  RecipientView view(@Parameter(hidden = true) Recipient recipient) {
    return page.view(recipient, recipient.standing());
  }

  @AllowedTo(
      value = {},
      of = Of.LINK)
  @PostMapping(path = "/letter/reply", consumes = JSON, produces = JSON)
  @Operation(summary = "Answer the letter that the mail brought")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = RecipientBodies.ReplyData.class)))
  @ApiResponse(responseCode = "200", description = "It is answered")
  @ApiResponse(responseCode = "403", description = "The answer goes to a third party")
  @ApiResponse(responseCode = "409", description = "It was answered before, or is closed")
  RecipientView reply(@Parameter(hidden = true) Recipient recipient, HttpServletRequest request)
      throws IOException {
    String letter = letter(recipient);
    Faults faults = new Faults();
    JsonNode body = ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults);
    Recipients.as(
        recipient.link(),
        () -> letters.reply(recipient.customerId(), letter, body, faults, recipient.name()));
    return page.view(recipient, recipient.standing());
  }

  @AllowedTo(
      value = {},
      of = Of.LINK)
  @GetMapping(path = "/letter/document", produces = PDF)
  @Operation(summary = "The letter that the mail brought, as PDF")
  @ApiResponse(responseCode = "200", description = "The document")
  ResponseEntity<byte[]> document(@Parameter(hidden = true) Recipient recipient) {
    String letter = letter(recipient);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(letter + ".pdf", UTF_8).build().toString())
        .body(letters.pdf(recipient.customerId(), letter));
  }

  private static String letter(Recipient recipient) {
    String letter = recipient.link().letter();
    if (letter == null) {
      throw new ProblemException(
          Problem.of("not-found", "Not found", 404, "The mail brought no letter."));
    }
    return letter;
  }

  @AllowedTo(
      value = {},
      of = Of.LINK)
  @PostMapping(path = "/reasons", consumes = JSON, produces = JSON)
  @Operation(summary = "Tell why an item is unpaid; what is told last stands")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = RecipientBodies.ReasonData.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "409", description = "Nothing of the item is open")
  RecipientView reason(@Parameter(hidden = true) Recipient recipient, HttpServletRequest request)
      throws IOException {
    return page.view(recipient, tellings.why(recipient, reader(recipient, request).reason()));
  }

  @AllowedTo(
      value = {},
      of = Of.LINK)
  @PostMapping(path = "/disputes", consumes = JSON, produces = JSON)
  @Operation(summary = "Dispute an item, or a part of it; what is told last stands")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = RecipientBodies.DisputeData.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "409", description = "Nothing of the item is open")
  RecipientView dispute(@Parameter(hidden = true) Recipient recipient, HttpServletRequest request)
      throws IOException {
    return page.view(recipient, tellings.disputed(recipient, reader(recipient, request)));
  }

  @AllowedTo(
      value = {},
      of = Of.LINK)
  @PostMapping(path = "/promises", consumes = JSON, produces = JSON)
  @Operation(summary = "Promise a payment; the last one of an account stands")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = RecipientBodies.PromiseData.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "409", description = "Nothing is open in the account")
  RecipientView promise(@Parameter(hidden = true) Recipient recipient, HttpServletRequest request)
      throws IOException {
    TellingReader reader = reader(recipient, request);
    AccountId account = reader.promisedAccount();
    TellingReader.Promise promise = reader.promise(tellings.open(recipient, account));
    return page.view(recipient, tellings.promised(recipient, account, promise));
  }

  @AllowedTo(
      value = {},
      of = Of.LINK)
  @PostMapping(path = "/person", consumes = JSON, produces = JSON)
  @Operation(summary = "Name the right person, who gets nothing before one of us has confirmed it")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = RecipientBodies.PersonData.class)))
  @ApiResponse(responseCode = "200", description = "It is proposed")
  RecipientView person(@Parameter(hidden = true) Recipient recipient, HttpServletRequest request)
      throws IOException {
    return page.view(recipient, tellings.named(recipient, reader(recipient, request).person()));
  }

  private static TellingReader reader(Recipient recipient, HttpServletRequest request)
      throws IOException {
    Faults faults = new Faults();
    return new TellingReader(
        ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults), recipient.today(), faults);
  }

  @AllowedTo(
      value = {},
      of = Of.LINK)
  @PostMapping(
      path = "/files",
      consumes = {PDF, PNG, JPEG},
      produces = JSON)
  @Operation(summary = "Send a payment slip: its bytes are the body")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = PDF, schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = PNG, schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = JPEG, schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(responseCode = "200", description = "The company has it")
  @ApiResponse(responseCode = "409", description = "The link has sent as many as it may")
  @ApiResponse(responseCode = "413", description = "Too large")
  @ApiResponse(responseCode = "415", description = "Another type than is taken")
  @ApiResponse(responseCode = "422", description = "Not what it says, or not to be handed on")
  FileView file(
      @Parameter(hidden = true) Recipient recipient,
      @Parameter(description = "For people: " + Upload.ALLOWED_NAME) @RequestParam(required = false)
          @Nullable String name,
      HttpServletRequest request)
      throws IOException {
    Upload upload = Upload.read(request, name, MOST_FILE_BYTES, new ArrayList<>());
    return new FileView(tellings.sent(recipient, upload));
  }

  @AllowedTo(
      value = {},
      of = Of.LINK)
  @GetMapping(path = "/items/{account}/{kind}/{number}", produces = JSON)
  @Operation(summary = "A document of the recipient's customer")
  @ApiResponse(responseCode = "200", description = "The document")
  ItemDetails.View item(
      @Parameter(hidden = true) Recipient recipient,
      @PathVariable("account") String writtenAccount,
      @PathVariable("kind") String writtenKind,
      @PathVariable("number") String writtenNumber) {
    AccountId account = RequestValues.read("account", writtenAccount, AccountId::parse);
    Kind kind = RequestValues.read("kind", writtenKind, Kind::parse);
    String number = RequestValues.read("number", writtenNumber, Identifier::parse);
    return tellings
        .find(recipient, account, kind, number)
        .filter(each -> ItemDetails.isShown(each.kind()))
        .map(details::of)
        .orElseThrow(() -> new ProblemException(Problem.notFound(kind.toString(), number)));
  }
}
