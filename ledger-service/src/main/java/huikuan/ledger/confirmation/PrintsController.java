package huikuan.ledger.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The letters of a run that are to be printed. */
@RestController
@RequestMapping("/api/v1/confirmation-runs")
@Tag(name = "Letters")
class PrintsController {

  private static final int AT_ONCE = 100;

  private final Runs runs;
  private final Letters letters;
  private final LetterList list;

  PrintsController(Runs runs, Letters letters, LetterList list) {
    this.runs = runs;
    this.letters = letters;
    this.list = list;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.LETTER)
  @Audited
  @GetMapping(path = "/{run}/prints", produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(summary = "Up to 100 letters of a run whose seal is approved and that were not posted")
  @ApiResponse(responseCode = "200", description = "One PDF; the header Link leads to the next")
  @ApiResponse(responseCode = "404", description = "There are none", content = @Content)
  ResponseEntity<byte[]> prints(
      @PathVariable("run") String written,
      @Parameter(description = "Only letters after this one") @RequestParam(required = false)
          @Nullable String after) {
    RunNumber run = RequestValues.read("run", written, RunNumber::parse);
    LetterNumber last = RequestValues.optional("after", after, LetterNumber::parse);
    runs.existing(run);
    List<LetterState> found = toPost(run, last);
    if (found.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              "nothing-to-print",
              "Nothing is to be printed",
              404,
              "%s has no letters whose seal is approved and that were not posted.".formatted(run)));
    }
    List<LetterState> page = found.subList(0, Math.min(AT_ONCE, found.size()));
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_PDF)
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline().filename(run + ".pdf", UTF_8).build().toString());
    if (found.size() > AT_ONCE) {
      answer.header(
          HttpHeaders.LINK,
          "</api/v1/confirmation-runs/%s/prints?after=%s>; rel=\"next\""
              .formatted(run, page.getLast().number()));
    }
    return answer.body(letters.together(page));
  }

  /** Asks the letters themselves: what was approved a moment ago is among them. */
  private List<LetterState> toPost(RunNumber run, @Nullable LetterNumber last) {
    try (Stream<LetterNumber> printed = list.printed(run, last)) {
      return printed
          .map(letters::existing)
          .filter(LetterState::isToPost)
          .limit(AT_ONCE + 1)
          .toList();
    }
  }
}
