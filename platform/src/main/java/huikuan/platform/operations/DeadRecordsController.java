package huikuan.platform.operations;

import static java.util.Objects.requireNonNull;

import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.intake.DeadRecords;
import huikuan.platform.intake.KeptDeadRecord;
import huikuan.platform.intake.KeptDeadRecord.State;
import huikuan.platform.intake.Mending;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.AuditTrail;
import huikuan.platform.web.access.AuditTrail.Kind;
import huikuan.platform.web.access.AuditedRequest;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/operations/${huikuan.service}/dead-records")
@Tag(name = "Operations")
class DeadRecordsController {

  private static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final int MOST_BYTES_OF_REASON = 64 * 1024;
  private static final int LONGEST_REASON = 200;
  private static final String CONTENT = "content";
  private static final String REASON = "reason";

  /** The body that mends a record. */
  @Schema(name = "MendingData")
  record MendingData(
      @Schema(description = "what the record is to say") String content,
      @Schema(description = "1 to 200 printable characters") String reason) {}

  /** The body that gives a record up. */
  @Schema(name = "GivingUpData")
  record GivingUpData(@Schema(description = "1 to 200 printable characters") String reason) {}

  /**
   * @param total the number of all of this state
   * @param next into {@code after}; null on the last page
   */
  @Schema(name = "DeadRecordsPage")
  record Answer(List<DeadRecordView> records, long total, @Nullable String next) {}

  private final DeadRecords records;
  private final AuditTrail trail;

  DeadRecordsController(DeadRecords records, AuditTrail trail) {
    this.records = records;
    this.trail = trail;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.AUDITOR, Role.ADMIN},
      of = Of.EVERY)
  @GetMapping
  @Operation(summary = "Records from Kafka that could not be read or trusted, newest first")
  @ApiResponse(responseCode = "200", description = "A page of them")
  @ApiResponse(responseCode = "400", description = "urn:huikuan:problem:invalid")
  Answer list(
      @Parameter(description = "waiting, sent-again or given-up") @RequestParam(required = false)
          @Nullable String state,
      @PageLimits PageRequest request) {
    State wanted = state == null ? null : state(state);
    Page page = request.of(ListQuestion.of("dead-records").with("state", state));
    KeptDeadRecord.Place after =
        page.isFirst()
            ? null
            : new KeptDeadRecord.Place(Instant.ofEpochMilli(page.number(0)), page.text(1));
    List<KeptDeadRecord> found = records.find(wanted, after, page.read());
    return new Answer(
        page.told(found).stream().map(DeadRecordView::of).toList(),
        records.count(wanted),
        page.next(found, last -> List.of(last.deadAt().toEpochMilli(), last.id())));
  }

  private static State state(String word) {
    return Arrays.stream(State.values())
        .filter(each -> each.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.field(
                    "state",
                    FieldError.oneOf(Arrays.stream(State.values()).map(State::toString).toList())));
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.AUDITOR, Role.ADMIN},
      of = Of.EVERY)
  @GetMapping("/{id}")
  @Operation(summary = "One, with its headers and what it says")
  @ApiResponse(responseCode = "200", description = "The record")
  @ApiResponse(responseCode = "404", description = "There is no such dead record")
  DeadRecordView one(@PathVariable String id) {
    return DeadRecordView.whole(find(id));
  }

  @AllowedTo(value = Role.OPERATOR, of = Of.EVERY)
  @PostMapping("/{id}/send")
  @Operation(summary = "Take it in again, as if it had just come")
  @ApiResponse(responseCode = "200", description = "What became of it")
  @ApiResponse(responseCode = "404", description = "There is no such dead record")
  @ApiResponse(responseCode = "409", description = "given-up")
  DeadRecordView send(@PathVariable String id) {
    KeptDeadRecord dead = find(id);
    refuseGivenUp(dead);
    DeadRecords.Outcome outcome = records.sendAgain(dead, actor());
    return DeadRecordView.of(find(id), outcome);
  }

  @AllowedTo(value = Role.ADMIN, of = Of.EVERY)
  @PutMapping(value = "/{id}/content", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Mend what it says, and take it in on your authority; it is on record")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = MendingData.class)))
  @ApiResponse(responseCode = "200", description = "It was taken in, now or before")
  @ApiResponse(responseCode = "400", description = "urn:huikuan:problem:invalid")
  @ApiResponse(responseCode = "404", description = "There is no such dead record")
  @ApiResponse(responseCode = "409", description = "given-up")
  @ApiResponse(responseCode = "422", description = "still-dead: nothing is changed")
  DeadRecordView mend(@PathVariable String id, HttpServletRequest request) throws IOException {
    KeptDeadRecord dead = find(id);
    Mending mending = mending(request);
    refuseGivenUp(dead);
    Map<String, String> asked =
        Map.of(
            "id",
            id,
            REASON,
            mending.reason(),
            "before",
            mending.before(dead),
            "after",
            mending.after());
    try {
      DeadRecords.Outcome outcome =
          records.mend(
              dead, mending, () -> trail.record(Kind.MENDED, AuditedRequest.of(request, asked)));
      return DeadRecordView.of(find(id), outcome);
    } catch (DeadRecords.StillDead still) {
      throw new ProblemException(
          Problem.of("still-dead", "It can't be taken in", 422, still.getMessage() + "."));
    }
  }

  @AllowedTo(value = Role.ADMIN, of = Of.EVERY)
  @PostMapping(value = "/{id}/give-up", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Ask about it no more; it is on record")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = GivingUpData.class)))
  @ApiResponse(responseCode = "200", description = "It is given up, now or before")
  @ApiResponse(responseCode = "400", description = "urn:huikuan:problem:invalid")
  @ApiResponse(responseCode = "404", description = "There is no such dead record")
  @ApiResponse(responseCode = "409", description = "already-taken")
  DeadRecordView giveUp(@PathVariable String id, HttpServletRequest request) throws IOException {
    KeptDeadRecord dead = find(id);
    String reason = reason(ExactJson.bytes(request, MOST_BYTES_OF_REASON));
    if (dead.state() == State.SENT_AGAIN) {
      throw new ProblemException(
          Problem.of("already-taken", "Already taken", 409, "The record has been taken in."));
    }
    if (dead.state() == State.WAITING) {
      trail.record(Kind.GIVEN_UP, AuditedRequest.of(request, Map.of("id", id, REASON, reason)));
      records.giveUp(dead, actor(), reason);
    }
    return DeadRecordView.of(find(id));
  }

  private KeptDeadRecord find(String id) {
    return records
        .find(id)
        .orElseThrow(() -> new ProblemException(Problem.notFound("dead record", id)));
  }

  private static void refuseGivenUp(KeptDeadRecord dead) {
    if (dead.state() == State.GIVEN_UP) {
      throw new ProblemException(
          Problem.of("given-up", "Given up", 409, "The record was given up by " + dead.by() + "."));
    }
  }

  private static Mending mending(HttpServletRequest request) throws IOException {
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    String content = fields.text(CONTENT, "the text that the record is to say");
    String reason = fields.words(REASON, LONGEST_REASON);
    if (content != null && content.contains("\"" + MaskedContent.HIDDEN + "\"")) {
      fields.fault(CONTENT, "the text with what is masked in it: have it shown first");
    }
    fields.refuseOthers();
    faults.refuse();
    return new Mending(
        requireNonNull(content).getBytes(StandardCharsets.UTF_8), actor(), requireNonNull(reason));
  }

  private static String reason(byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    String reason = fields.words(REASON, LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(reason);
  }

  private static String actor() {
    return Caller.current().orElseThrow().actor();
  }
}
