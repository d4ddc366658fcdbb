package huikuan.standalone.sandbox;

import huikuan.embedded.CaughtMail;
import huikuan.embedded.CaughtMail.Attachment;
import huikuan.embedded.MailCatcher;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Masking;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The mail caught. */
@RestController
@Tag(name = "Sandbox")
final class MailController {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  /** An attachment is somebody else's file. */
  private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

  /** Without bodies; one mail is read by its id. */
  record Line(
      String id, Instant receivedAt, String from, List<String> to, String subject, String date) {}

  /**
   * Newest first.
   *
   * @param total how many match, on all pages
   * @param next for {@code after}; null on the last page
   */
  record MailPage(long total, List<Line> items, @Nullable String next) {}

  private final MailCatcher catcher;

  MailController(MailCatcher catcher) {
    this.catcher = catcher;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping("/api/v1/sandbox/mails")
  @Operation(summary = "The mail caught, newest first")
  @ApiResponse(responseCode = "200", description = "A page", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "400", description = "urn:huikuan:problem:invalid")
  MailPage mails(
      @Parameter(description = "An address; mails to others are left out")
          @RequestParam(required = false)
          @Nullable String to,
      @PageLimits(usual = 50, most = 200) PageRequest request) {
    Page page = request.of(ListQuestion.of("mails").with("to", to));
    List<CaughtMail> matching =
        catcher.mails().reversed().stream().filter(mail -> isTo(mail, to)).toList();
    List<CaughtMail> rest =
        matching.stream().filter(mail -> number(mail) < page.number(0, Long.MAX_VALUE)).toList();
    return new MailPage(
        matching.size(),
        page.told(rest).stream().map(MailController::line).toList(),
        page.next(rest, last -> List.of(last.id())));
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping("/api/v1/sandbox/mails/{id}")
  @Operation(summary = "One mail, whole")
  @ApiResponse(responseCode = "200", description = "The mail", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "404", description = "urn:huikuan:problem:not-found")
  CaughtMail mail(@PathVariable String id) {
    return catcher.mail(id).map(MailController::shown).orElseThrow(() -> notFound("mail " + id));
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping("/api/v1/sandbox/mails/{id}/attachments/{number}")
  @Operation(summary = "An attachment of a mail, to be saved")
  @ApiResponse(responseCode = "200", description = "Its bytes, as they were attached")
  @ApiResponse(
      responseCode = "403",
      description = "urn:huikuan:problem:not-allowed: names are masked for the caller")
  @ApiResponse(responseCode = "404", description = "urn:huikuan:problem:not-found")
  ResponseEntity<byte[]> attachment(
      @PathVariable String id,
      @Parameter(description = "Its place among the mail's attachments, from 1 on") @PathVariable
          String number) {
    if (!NUMBER.matcher(number).matches()) {
      throw notFound("attachment %s of mail %s".formatted(number, id));
    }
    if (Masking.masked()) {
      throw masked();
    }
    Attachment attachment =
        catcher.mail(id).stream()
            .flatMap(mail -> mail.attachments().stream())
            .filter(each -> String.valueOf(each.number()).equals(number))
            .findFirst()
            .orElseThrow(() -> notFound("attachment %s of mail %s".formatted(number, id)));
    byte[] content = catcher.attachment(id, attachment.number()).orElseThrow();
    return ResponseEntity.ok()
        .contentType(mediaType(attachment))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(fileName(attachment), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", NOTHING_RUNS)
        .body(content);
  }

  private static MediaType mediaType(Attachment attachment) {
    try {
      return MediaType.parseMediaType(attachment.mediaType());
    } catch (InvalidMediaTypeException e) {
      return MediaType.APPLICATION_OCTET_STREAM;
    }
  }

  /** No path, whatever the mail says. */
  private static String fileName(Attachment attachment) {
    return attachment.name().replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_");
  }

  /** A mail as the current request may show it: its words can name people anywhere. */
  private static CaughtMail shown(CaughtMail mail) {
    return new CaughtMail(
        mail.id(),
        mail.receivedAt(),
        Masking.text(mail.from()),
        mail.to().stream().map(Masking::text).toList(),
        mail.subject(),
        Masking.hidden(mail.text()),
        Masking.hidden(mail.html()),
        mail.headers().stream()
            .map(header -> new CaughtMail.Header(header.name(), Masking.hidden(header.value())))
            .toList(),
        mail.attachments());
  }

  private static ErrorResponseException notFound(String what) {
    return Problems.of(
        HttpStatus.NOT_FOUND, "not-found", "Not found", "There is no " + what + ".", Map.of());
  }

  private static ErrorResponseException masked() {
    return Problems.of(
        HttpStatus.FORBIDDEN,
        "not-allowed",
        "Not allowed",
        "Names are masked, and a file can name people anywhere.",
        Map.of());
  }

  private static Line line(CaughtMail mail) {
    return new Line(
        mail.id(),
        mail.receivedAt(),
        Masking.text(mail.from()),
        mail.to().stream().map(Masking::text).toList(),
        mail.subject(),
        mail.header("Date").orElse(""));
  }

  private static boolean isTo(CaughtMail mail, @Nullable String to) {
    return to == null || to.isBlank() || mail.to().stream().anyMatch(to.strip()::equalsIgnoreCase);
  }

  private static long number(CaughtMail mail) {
    return Long.parseLong(mail.id());
  }
}
