package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Companies;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Runs of letters: many at once, about one day. */
@RestController
@RequestMapping("/api/v1/confirmation-runs")
@Tag(name = "Letters")
class RunsController {

  /** The body that starts a run. */
  @Schema(name = "LetterRunData")
  record Data(
      @Schema(example = "CN01") String company,
      @Schema(allowableValues = {"positive", "negative", "demand", "statement"}) String kind,
      @Schema(example = "2026-03-31") LocalDate cutOff,
      @Schema(description = "Of statements: their first day") @Nullable LocalDate from,
      @Schema(description = "A position, or a moment with its offset; now if absent")
          @Nullable String knownAt,
      @Schema(description = "All accounts with a balance above zero if absent")
          @Nullable SelectData select,
      @Schema(description = "The auditor whose run it is; the company's if absent")
          LettersController.@Nullable ReplyToData replyTo,
      @Schema(
              description = "Each customer's if absent",
              allowableValues = {"zh", "en"})
          @Nullable String language) {}

  /** The accounts that a run selects. */
  record SelectData(
      @Nullable String currency,
      @Schema(description = "Only balances above it; needs currency", example = "1000.00")
          @Nullable String above,
      @Schema(name = "class", description = "Only customers of this class") @JsonProperty("class")
          @Nullable String customerClass,
      @Schema(description = "Also balances of zero") @Nullable Boolean zero,
      @Schema(description = "Also balances below zero") @Nullable Boolean credit,
      @Schema(description = "Only so many, drawn by seed") @Nullable Integer sample,
      @Schema(description = "Needed for a sample") @Nullable Long seed) {}

  /** The body that releases a run. */
  @Schema(name = "LetterRunReleaseData")
  record ReleaseData(
      @Schema(
              description = "mailOrPaper: on paper if there is nobody to mail to; mail if absent",
              allowableValues = {"mail", "paper", "mailOrPaper"})
          @Nullable String way) {}

  /** The body that stops a run. */
  @Schema(name = "LetterRunStopData")
  record StopData(String reason) {}

  private final Runs runs;
  private final LetterList letters;

  RunsController(Runs runs, LetterList letters) {
    this.runs = runs;
    this.letters = letters;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.AUDITOR},
      of = Of.ENDPOINT)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Write many letters; the same again answers with the same run")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "202", description = "The run has begun")
  @ApiResponse(responseCode = "200", description = "It was started before")
  @ApiResponse(responseCode = "422", description = "No account is selected")
  ResponseEntity<RunView> start(HttpServletRequest request, Companies companies)
      throws IOException {
    Faults faults = new Faults();
    RunReader.Asked asked = RunReader.read(LettersController.body(request, faults), faults);
    if (!companies.has(asked.company())) {
      throw new ProblemException(Problem.notFound("company", asked.company()));
    }
    LetterCallers.requireOwn(asked.company(), asked.auditor());
    Runs.Started started = runs.start(asked);
    return ResponseEntity.status(started.created() ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(view(started.run()));
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.LETTER)
  @GetMapping("/{run}")
  @Operation(summary = "How far a run has come")
  @ApiResponse(responseCode = "200", description = "The run")
  @ApiResponse(responseCode = "404", description = "No such run", content = @Content)
  RunView run(@PathVariable String run) {
    return view(number(run));
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.LETTER)
  @GetMapping("/{run}/results")
  @Operation(summary = "What became of the letters of a run, and what customers answered")
  @ApiResponse(responseCode = "200", description = "By currency")
  @ApiResponse(responseCode = "404", description = "No such run", content = @Content)
  RunResults results(@PathVariable String run) {
    RunNumber number = number(run);
    RunState state = runs.existing(number);
    try (Stream<LetterEntry> all = letters.ofRun(number)) {
      return RunResults.of(state, all, LetterCallers.isAuditor(number.company()));
    }
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.AUDITOR},
      of = Of.LETTER)
  @PostMapping("/{run}/release")
  @Operation(summary = "Have the letters of a run sent")
  @RequestBody(content = @Content(schema = @Schema(implementation = ReleaseData.class)))
  @ApiResponse(responseCode = "200", description = "They are being sent")
  @ApiResponse(responseCode = "409", description = "They are not all written, or go another way")
  RunView release(@PathVariable String run, HttpServletRequest request) throws IOException {
    RunWay way = RunReader.way(ExactJson.bytes(request, LettersController.MOST_BYTES));
    RunNumber number = own(run);
    runs.release(number, way);
    return view(number);
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.AUDITOR},
      of = Of.LETTER)
  @PostMapping(path = "/{run}/stop", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Pause a run")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = StopData.class)))
  @ApiResponse(responseCode = "200", description = "It pauses")
  @ApiResponse(responseCode = "409", description = "It has ended")
  RunView stop(@PathVariable String run, HttpServletRequest request) throws IOException {
    Faults faults = new Faults();
    String reason = AnswerBodies.reason(LettersController.body(request, faults), faults);
    RunNumber number = own(run);
    runs.stop(number, reason);
    return view(number);
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.AUDITOR},
      of = Of.LETTER)
  @PostMapping("/{run}/resume")
  @Operation(summary = "Go on with a run")
  @ApiResponse(responseCode = "200", description = "It goes on")
  RunView resume(@PathVariable String run) {
    RunNumber number = own(run);
    runs.resume(number);
    return view(number);
  }

  private RunNumber own(String written) {
    RunNumber number = number(written);
    LetterCallers.requireOwn(number.company(), runs.existing(number).auditor());
    return number;
  }

  private RunView view(RunNumber number) {
    return RunView.of(runs.existing(number));
  }

  private static RunNumber number(String written) {
    return RequestValues.read("run", written, RunNumber::parse);
  }
}
