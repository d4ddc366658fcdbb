package huikuan.platform.audit;

import static java.util.Objects.requireNonNull;

import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.AuditTrail.Kind;
import huikuan.platform.web.access.AuditedRequest;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit/${huikuan.service}/unmasking")
@Tag(name = "Audit")
class UnmaskingController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_REASON = 200;
  private static final String REASON = "reason";

  /** The body that unmasks. */
  @Schema(name = "UnmaskingData")
  record UnmaskingData(@Schema(description = "1 to 200 printable characters") String reason) {}

  @Schema(name = "Unmasking")
  record Unmasked(Instant until) {}

  private final KeptAuditTrail trail;
  private final Unmaskings unmaskings;

  UnmaskingController(KeptAuditTrail trail, Unmaskings unmaskings) {
    this.trail = trail;
    this.unmaskings = unmaskings;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.ADMIN},
      of = Of.ANY)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "See names and addresses for an hour; it is on record")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = UnmaskingData.class)))
  @ApiResponse(responseCode = "200", description = "They are shown until then")
  @ApiResponse(responseCode = "400", description = "No reason")
  Unmasked unmask(HttpServletRequest request) throws IOException {
    String reason = reason(ExactJson.bytes(request, MOST_BYTES));
    trail.record(Kind.UNMASKED, AuditedRequest.of(request, Map.of(REASON, reason)));
    return new Unmasked(unmaskings.begin(Caller.current().orElseThrow()));
  }

  private static String reason(byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    String reason = fields.words(REASON, LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(reason);
  }
}
