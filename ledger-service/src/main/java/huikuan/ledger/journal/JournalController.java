package huikuan.ledger.journal;

import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.Choices;
import huikuan.ledger.query.TimeParameters;
import huikuan.ledger.reports.Downloads;
import huikuan.ledger.reports.Exports;
import huikuan.ledger.reports.Scope;
import huikuan.ledger.reports.Scopes;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/journal")
@Tag(name = "Reports")
class JournalController {

  private static final List<String> FORMATS = List.of("hledger", "beancount");

  private final Scopes scopes;
  private final Exports exports;

  JournalController(Scopes scopes, Exports exports) {
    this.scopes = scopes;
    this.exports = exports;
  }

  /** Writes all days, also later ones; a request with a day ends the journal there. */
  @AllowedTo(
      value = {Role.FINANCE, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping(produces = "text/plain")
  @Operation(summary = "The whole ledger as plain-text accounting")
  @ApiResponse(responseCode = "200", description = "A journal, in order of its days")
  @ApiResponse(responseCode = "400", description = "A parameter is malformed", content = @Content)
  @ApiResponse(responseCode = "404", description = "No such company", content = @Content)
  @ApiResponse(responseCode = "503", description = "Behind, or too busy", content = @Content)
  void journal(
      @Parameter(description = "hledger or beancount") @RequestParam(defaultValue = "hledger")
          String format,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      HttpServletResponse answer)
      throws IOException {
    Choices.choice("format", format, FORMATS);
    Scope asked = scopes.of(filter, when);
    Scope scope = asked.question().dayGiven() ? asked : asked.everyDay();
    exports.run(
        connection -> {
          describe(scope, format, answer);
          Writer out =
              new BufferedWriter(
                  new OutputStreamWriter(answer.getOutputStream(), StandardCharsets.UTF_8));
          Journal.write(
              scope, connection, format.equals("hledger") ? new Hledger(out) : new Beancount(out));
          out.flush();
        });
  }

  private static void describe(Scope scope, String format, HttpServletResponse answer) {
    answer.setContentType("text/plain;charset=UTF-8");
    HttpHeaders headers = new HttpHeaders();
    Downloads.describe(
        scope.question(),
        format.equals("hledger") ? "huikuan.journal" : "huikuan.beancount",
        headers);
    headers.forEach((name, values) -> values.forEach(each -> answer.setHeader(name, each)));
  }
}
