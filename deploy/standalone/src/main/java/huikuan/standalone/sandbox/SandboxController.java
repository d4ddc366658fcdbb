package huikuan.standalone.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.platform.settling.NotSettled;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The clock that all services read. */
@RestController
@RequestMapping("/api/v1/sandbox")
@Tag(name = "Sandbox", description = "Exists only in the standalone")
final class SandboxController {

  /** The longest that a request waits for a move; the move itself goes on. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,9})(?:$|[,;\\s])");

  /**
   * Where it shall stand; as text, so that what is malformed can be told.
   *
   * @param confirm the year, repeated: of a step of more than a year
   */
  record Move(
      @JsonProperty("now") @Nullable String now,
      @JsonProperty("confirm") @Nullable Integer confirm) {}

  private final Sandbox sandbox;

  SandboxController(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @AllowedTo(
      value = {
        Role.ERP,
        Role.FINANCE,
        Role.COLLECTOR,
        Role.APPROVER,
        Role.OPERATOR,
        Role.AUDITOR,
        Role.ADMIN
      },
      of = Of.ANY)
  @GetMapping("/clock")
  @Operation(summary = "Where the clock stands, and how far its move has come")
  ClockStatus clock() {
    return ClockStatus.of(sandbox);
  }

  @AllowedTo(value = Role.OPERATOR, of = Of.EVERY)
  @PutMapping("/clock")
  @Operation(
      summary = "Move the clock forward; the move goes on whether its client waits or not",
      description =
          "Answers when every service has caught up, or with 202 after 30 s. "
              + "A step of more than a year repeats its year as confirm.")
  @ApiResponse(responseCode = "200", description = "The clock has arrived")
  @ApiResponse(responseCode = "202", description = "It is on its way: GET /sandbox/clock tells")
  @ApiResponse(responseCode = "400", description = "urn:huikuan:problem:invalid")
  @ApiResponse(
      responseCode = "409",
      description =
          "urn:huikuan:problem: clock-moves-forward, clock-far-ahead, clock-is-moving,"
              + " clock-stopped")
  @ApiResponse(responseCode = "503", description = "urn:huikuan:problem:not-settled")
  ResponseEntity<ClockStatus> move(
      @RequestBody Move asked,
      @Parameter(description = "wait=<seconds>: a shorter wait for the answer than 30 s")
          @RequestHeader(name = "Prefer", required = false)
          @Nullable String prefer) {
    Instant target = ClockRules.target(sandbox.now(), asked.now(), asked.confirm());
    try {
      ClockMove move = sandbox.startMove(target);
      return move.await(wait(prefer)).map(end -> arrived(move, end)).orElseGet(this::onItsWay);
    } catch (ClockMovesForward refused) {
      throw conflict("clock-moves-forward", "The clock only moves forward", refused);
    } catch (ClockIsMoving refused) {
      throw conflict("clock-is-moving", "The clock is on its way", refused);
    } catch (NotSettled lagging) {
      throw notSettled(lagging);
    }
  }

  private ResponseEntity<ClockStatus> arrived(ClockMove move, ClockMove.End end) {
    if (end == ClockMove.End.STOPPED) {
      throw new ProblemException(
          Problem.of(
              "clock-stopped",
              "The move was stopped",
              409,
              "The clock was stopped at %s, on its way to %s. All that was due until then is done."
                  .formatted(sandbox.now(), move.target())));
    }
    return ResponseEntity.ok(clock());
  }

  private ResponseEntity<ClockStatus> onItsWay() {
    return ResponseEntity.accepted().location(URI.create("/api/v1/sandbox/clock")).body(clock());
  }

  /** A preference that can't be understood is none (RFC 7240). */
  private static Duration wait(@Nullable String prefer) {
    Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
    if (!wait.find()) {
      return LONGEST_WAIT;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
    return asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
  }

  @AllowedTo(value = Role.OPERATOR, of = Of.EVERY)
  @PostMapping("/clock/stop")
  @Operation(
      summary = "Stop the clock's move after the step that it is at",
      description = "Whatever was due until then is done. Without a move nothing happens.")
  @ApiResponse(responseCode = "200", description = "The clock stands")
  @ApiResponse(responseCode = "202", description = "The step is a long one; the move ends after it")
  ResponseEntity<ClockStatus> stop() {
    Optional<ClockMove> move = sandbox.lastMove();
    move.ifPresent(ClockMove::stop);
    boolean stands = move.isEmpty() || move.get().awaitAnyEnd(LONGEST_WAIT);
    return stands ? ResponseEntity.ok(clock()) : onItsWay();
  }

  @AllowedTo(value = Role.OPERATOR, of = Of.EVERY)
  @PostMapping("/settle")
  @Operation(summary = "Answers when all that is due by now is done, time standing still")
  @ApiResponse(responseCode = "200", description = "The time")
  @ApiResponse(responseCode = "409", description = "urn:huikuan:problem:clock-is-moving")
  @ApiResponse(responseCode = "503", description = "urn:huikuan:problem:not-settled")
  ClockStatus settle() {
    try {
      sandbox.settle();
      return clock();
    } catch (ClockIsMoving refused) {
      throw conflict("clock-is-moving", "The clock is on its way", refused);
    } catch (NotSettled lagging) {
      throw notSettled(lagging);
    }
  }

  private static ProblemException conflict(String name, String title, RuntimeException refused) {
    return new ProblemException(Problem.of(name, title, 409, String.valueOf(refused.getMessage())));
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
