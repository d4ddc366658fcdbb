package huikuan.platform.audit;

import huikuan.platform.csv.CsvFile;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit/${huikuan.service}")
@Tag(name = "Audit", description = "What was read whole, refused and changed in rights")
class AuditController {

  /**
   * @param next into {@code after}; null on the last page
   */
  record Entries(List<AuditEntry> entries, @Nullable String next) {}

  /**
   * @param next into {@code after}; null on the last page
   */
  record Callers(List<CallerSeen> callers, @Nullable String next) {}

  private static final String BOM = "Begin with a byte order mark, as Excel wants it";

  private final KeptAuditTrail trail;
  private final AuditStore store;
  private final CallersSeen callers;
  private final Clock clock;

  AuditController(KeptAuditTrail trail, AuditStore store, CallersSeen callers, Clock clock) {
    this.trail = trail;
    this.store = store;
    this.callers = callers;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.AUDITOR, Role.ADMIN},
      of = Of.EVERY)
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The audit trail of this service, newest first")
  @ApiResponse(responseCode = "200", description = "A page of entries")
  @ApiResponse(responseCode = "400", description = "A malformed parameter")
  Entries entries(@PageLimits PageRequest request) {
    Page page = request.of(ListQuestion.of("audit"));
    trail.recordRefusals();
    List<AuditEntry> found = store.before(page.number(0, Long.MAX_VALUE), page.read());
    return new Entries(page.told(found), page.next(found, last -> List.of(last.number())));
  }

  @AllowedTo(
      value = {Role.AUDITOR, Role.ADMIN},
      of = Of.EVERY)
  @GetMapping(produces = CsvFile.TYPE)
  @Operation(summary = "All of it as a file, oldest first")
  void entriesAsFile(
      @Parameter(description = BOM) @RequestParam(defaultValue = "false") boolean bom,
      HttpServletResponse answer)
      throws IOException {
    trail.recordRefusals();
    List<String> columns =
        List.of("number", "at", "what", "actor", "endpoint", "asked", "count", "trace", "hash");
    CsvFile.write(
        answer,
        "audit.csv",
        bom,
        columns,
        rows ->
            store.each(
                entry ->
                    rows.accept(
                        List.of(
                            Long.toString(entry.number()),
                            entry.at().toString(),
                            entry.what(),
                            entry.actor(),
                            entry.endpoint(),
                            entry.askedAsText(),
                            Integer.toString(entry.count()),
                            entry.trace() == null ? "" : entry.trace(),
                            entry.hash()))));
  }

  @AllowedTo(
      value = {Role.AUDITOR, Role.ADMIN},
      of = Of.EVERY)
  @GetMapping(path = "/callers", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Who has used this service with which rights, for the review of rights")
  @ApiResponse(responseCode = "200", description = "A page of callers and rights")
  @ApiResponse(responseCode = "400", description = "A malformed parameter")
  Callers callers(@PageLimits PageRequest request) {
    Page page = request.of(ListQuestion.of("callers"));
    String after = page.isFirst() ? null : CallersSeen.id(page.text(0), page.text(1));
    List<CallerSeen> found = callers.after(after, page.read(), clock.instant());
    return new Callers(
        page.told(found), page.next(found, last -> List.of(last.caller(), last.rights())));
  }

  @AllowedTo(
      value = {Role.AUDITOR, Role.ADMIN},
      of = Of.EVERY)
  @GetMapping(path = "/callers", produces = CsvFile.TYPE)
  @Operation(summary = "All of them as a file")
  void callersAsFile(
      @Parameter(description = BOM) @RequestParam(defaultValue = "false") boolean bom,
      HttpServletResponse answer)
      throws IOException {
    Instant now = clock.instant();
    CsvFile.write(
        answer,
        "callers.csv",
        bom,
        List.of("caller", "rights", "first", "last", "unused"),
        rows ->
            callers.each(
                now,
                each ->
                    rows.accept(
                        List.of(
                            each.caller(),
                            each.rights(),
                            each.first().toString(),
                            each.last().toString(),
                            Boolean.toString(each.unused())))));
  }
}
