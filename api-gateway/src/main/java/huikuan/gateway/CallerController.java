package huikuan.gateway;

import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Companies;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a caller who it is, so that a client can offer what it may do. */
@RestController
@Tag(name = "Caller")
final class CallerController {

  /**
   * @param kind {@code person}, {@code client}; {@code anybody} while access control is off
   */
  record Told(String kind, String name, List<Right> rights) {}

  /** A role with the companies that it is held for; {@code *} = every one. */
  record Right(String role, List<String> companies) {}

  @AllowedTo(
      value = {
        Role.ERP,
        Role.FINANCE,
        Role.COLLECTOR,
        Role.SALES,
        Role.APPROVER,
        Role.OPERATOR,
        Role.AUDITOR,
        Role.ADMIN
      },
      of = Of.ANY)
  @GetMapping("/api/v1/caller")
  @Operation(summary = "Who asks, with which rights")
  @ApiResponse(responseCode = "200", description = "The caller", useReturnTypeSchema = true)
  Told caller() {
    Caller caller = Caller.current().orElseThrow();
    return new Told(
        caller.kind().name().toLowerCase(Locale.ROOT),
        caller.name(),
        caller.rights().entrySet().stream()
            .filter(right -> !right.getValue().isNone())
            .sorted(Comparator.comparing(Map.Entry::getKey))
            .map(right -> new Right(right.getKey().toString(), companies(right.getValue())))
            .toList());
  }

  private static List<String> companies(Companies held) {
    return held.all() ? List.of("*") : held.some().stream().sorted().toList();
  }
}
