package huikuan.dunning.policy;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Dunning")
class PoliciesController {

  private final Policies policies;

  PoliciesController(Policies policies) {
    this.policies = policies;
  }

  @GetMapping("/api/v1/dunning/policies/{id}")
  @Operation(summary = "How claims are chased: the steps of a policy, in its newest version")
  @ApiResponse(responseCode = "200", description = "The policy")
  @ApiResponse(responseCode = "404", description = "There is no such policy")
  Policy policy(@PathVariable String id) {
    return policies
        .find(id)
        .orElseThrow(() -> new ProblemException(Problem.notFound("policy", id)));
  }
}
