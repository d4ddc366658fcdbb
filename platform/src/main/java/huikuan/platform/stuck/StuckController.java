package huikuan.platform.stuck;

import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("${huikuan.stuck-path}")
@Tag(name = "Stuck")
class StuckController {

  private final AllStuck stuck;

  StuckController(AllStuck stuck) {
    this.stuck = stuck;
  }

  /**
   * @param total the number of all stuck ones, without the filters
   * @param next goes into {@code after}; null on the last page
   */
  record Answer(List<Stuck> stuck, long total, @Nullable String next) {}

  @AllowedTo(
      value = {Role.OPERATOR, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping
  @Operation(summary = "Sagas, reactions and deadlines whose handler fails, longest first")
  @ApiResponse(responseCode = "200", description = "What is stuck")
  @ApiResponse(responseCode = "400", description = "urn:huikuan:problem:invalid")
  Answer all(
      @Parameter(description = "a case, an account or a message") @RequestParam(required = false)
          @Nullable String about,
      @PageLimits PageRequest request) {
    Page page = request.of(ListQuestion.of("stuck").with("about", about));
    List<Stuck> found = stuck.find(about, place(page), page.read());
    return new Answer(
        page.told(found).stream().map(Stuck::shown).toList(),
        stuck.count(),
        page.next(found, last -> List.of(last.since().toEpochMilli(), last.id())));
  }

  private static Stuck.@Nullable Place place(Page page) {
    return page.isFirst()
        ? null
        : new Stuck.Place(Instant.ofEpochMilli(page.number(0)), page.text(1));
  }

  /**
   * @param waiting how many events still wait; 0 = it goes on
   */
  record Retried(String id, int waiting) {}

  @AllowedTo(value = Role.OPERATOR, of = Of.EVERY)
  @PostMapping("/{id}/retry")
  @Operation(summary = "Try one now, instead of at its next try")
  @ApiResponse(responseCode = "200", description = "It was tried; waiting = 0: it goes on")
  @ApiResponse(responseCode = "404", description = "Nothing is stuck by this id")
  Retried retry(@PathVariable String id) {
    return new Retried(
        id,
        stuck
            .retry(id)
            .orElseThrow(
                () -> new ProblemException(Problem.notFound("stuck saga or reaction", id))));
  }
}
