package huikuan.platform.operations;

import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/operations/${huikuan.service}")
@Tag(name = "Operations", description = "How a service does, and what is to be seen to")
class OperationsController {

  private final Statuses statuses;
  private final Verifications verifications;

  OperationsController(Statuses statuses, Verifications verifications) {
    this.statuses = statuses;
    this.verifications = verifications;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping
  @Operation(summary = "How this service does, now")
  @ApiResponse(responseCode = "200", description = "What its metrics and its health say")
  ServiceStatus status() {
    return statuses.now();
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping("/verify")
  @Operation(summary = "The check of the log that is under way, or the last since the start")
  @ApiResponse(responseCode = "200", description = "How far it is, and what was found")
  Verification verification() {
    return verifications.current();
  }

  @AllowedTo(value = Role.OPERATOR, of = Of.EVERY)
  @PostMapping("/verify")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Check the log against its hashes and checkpoints, at low priority")
  @ApiResponse(responseCode = "202", description = "It has begun, or was under way")
  Verification verify() {
    return verifications.begin();
  }
}
