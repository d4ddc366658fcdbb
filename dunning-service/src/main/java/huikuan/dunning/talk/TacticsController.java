package huikuan.dunning.talk;

import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the list of tactics. */
@RestController
@Tag(name = "Dunning")
class TacticsController {

  @Schema(name = "Tactics")
  record All(List<Tactic> tactics) {}

  private final Tactics tactics;

  TacticsController(Tactics tactics) {
    this.tactics = tactics;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.ANY)
  @GetMapping("/api/v1/dunning/tactics")
  @Operation(summary = "The tactics that a talk can name, each in Chinese and in English")
  @ApiResponse(responseCode = "200", description = "At most 100")
  All tactics() {
    return new All(tactics.all());
  }
}
