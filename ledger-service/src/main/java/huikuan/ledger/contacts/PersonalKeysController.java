package huikuan.ledger.contacts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import huikuan.platform.personal.MasterKeyMissing;
import huikuan.platform.personal.MasterKeyUse;
import huikuan.platform.personal.PersonKeys;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.AuditTrail;
import huikuan.platform.web.access.AuditTrail.Kind;
import huikuan.platform.web.access.AuditedRequest;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys of people, and the master keys that wrap them. No key is told. */
@RestController
@RequestMapping(
    path = "/api/v1/operations/ledger/personal-keys",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class PersonalKeysController {

  /** So that a call ends in some seconds; the next one goes on. */
  private static final int MOST_TURNS = 10;

  private final PersonKeys keys;
  private final AuditTrail trail;

  /**
   * The outcome of one call.
   *
   * @param wrapped how many keys were wrapped anew
   */
  @Schema(name = "RewrappedKeys")
  record Rewrapped(int wrapped, @JsonUnwrapped MasterKeyUse now) {}

  PersonalKeysController(PersonKeys keys, AuditTrail trail) {
    this.keys = keys;
    this.trail = trail;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping
  @Operation(summary = "How many keys of people each master key has wrapped")
  @ApiResponse(responseCode = "200", description = "A master key with no keys can be given up")
  MasterKeyUse use() {
    return keys.use();
  }

  @AllowedTo(value = Role.OPERATOR, of = Of.EVERY)
  @PostMapping("/rewrap")
  @Operation(
      summary = "Wrap keys of people with the current master key, 10,000 at most",
      description = "Ask again until nothing is left. What was done stays done.")
  @ApiResponse(responseCode = "200", description = "How many were, and how many are left")
  @ApiResponse(
      responseCode = "409",
      description = "master-key-wrong: another key has the name of a version")
  Rewrapped rewrap(HttpServletRequest request) {
    String version = keys.use().current();
    trail.record(Kind.REWRAPPED, AuditedRequest.of(request, Map.of("version", version)));
    int wrapped = 0;
    try {
      for (int turn = 0; turn < MOST_TURNS; turn++) {
        int some = keys.rewrapSome();
        wrapped += some;
        if (some == 0) {
          break;
        }
      }
    } catch (MasterKeyMissing wrong) {
      throw new ProblemException(
          Problem.of(
              "master-key-wrong",
              "A master key is wrong",
              409,
              String.valueOf(wrong.getMessage())));
    }
    return new Rewrapped(wrapped, keys.use());
  }
}
