package huikuan.standalone.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.platform.settling.NotSettled;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The clock that all services read. */
@RestController
@RequestMapping("/api/v1/sandbox")
@Tag(name = "Sandbox", description = "Exists only in the standalone")
final class SandboxController {

  /** Where the clock stands. */
  record Time(Instant now) {}

  /** Where it shall stand; as text, so that what is malformed can be told. */
  record Move(@JsonProperty("now") @Nullable String now) {}

  private final Sandbox sandbox;

  SandboxController(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @GetMapping("/clock")
  @Operation(summary = "Where the clock stands")
  Time clock() {
    return new Time(sandbox.now());
  }

  @PutMapping("/clock")
  @Operation(summary = "Move the clock forward; answers when every service has caught up")
  @ApiResponse(responseCode = "200", description = "The new time")
  @ApiResponse(responseCode = "409", description = "urn:huikuan:problem:clock-moves-forward")
  @ApiResponse(responseCode = "503", description = "urn:huikuan:problem:not-settled")
  Time move(@RequestBody Move move) {
    Instant target = moment(move.now());
    try {
      return new Time(sandbox.moveTo(target));
    } catch (ClockMovesForward refused) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "clock-moves-forward",
          "The clock only moves forward",
          String.valueOf(refused.getMessage()),
          Map.of());
    } catch (NotSettled lagging) {
      throw notSettled(lagging);
    }
  }

  @PostMapping("/settle")
  @Operation(summary = "Answers when all is processed, time standing still")
  @ApiResponse(responseCode = "200", description = "The time")
  @ApiResponse(responseCode = "503", description = "urn:huikuan:problem:not-settled")
  Time settle() {
    try {
      return new Time(sandbox.settle());
    } catch (NotSettled lagging) {
      throw notSettled(lagging);
    }
  }

  private static Instant moment(@Nullable String text) {
    try {
      return OffsetDateTime.parse(text == null ? "" : text).toInstant();
    } catch (DateTimeParseException e) {
      String allowed = "a moment with offset, such as 2013-03-01T18:00:00+08:00";
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "invalid",
          "A field is missing or malformed",
          "now: " + allowed,
          Map.of("errors", List.of(Map.of("field", "now", "allowed", allowed))));
    }
  }

  private static ErrorResponseException notSettled(NotSettled failure) {
    return Problems.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "not-settled",
        "Something is still under way",
        failure.getMessage() + ". Ask again; the log of the instance may say what is wrong.",
        Map.of("lagging", failure.lagging()));
  }
}
