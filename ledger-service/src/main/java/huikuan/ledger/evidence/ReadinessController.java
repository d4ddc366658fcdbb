package huikuan.ledger.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.Readiness;
import huikuan.contracts.readiness.Readiness.Act;
import huikuan.contracts.readiness.Readiness.Facts;
import huikuan.contracts.readiness.Readiness.Missing;
import huikuan.contracts.readiness.Readiness.What;
import huikuan.contracts.readiness.Turn;
import huikuan.ledger.account.Kind;
import huikuan.ledger.items.CustomerItems;
import huikuan.ledger.items.ItemState;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells if a claim is ready to be demanded, and what is missing. */
@RestController
@RequestMapping(
    path = "/api/v1/accounts/{account}/items/{kind}/{number}/readiness",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Evidence")
class ReadinessController {

  /**
   * @param state of the claim
   * @param contract absent = the claim has none
   * @param ready whether nothing is missing, and something may still be demanded
   * @param holds what must not be done before nothing is missing
   * @param notKnown what nobody has told
   * @param requires the kinds of evidence that are needed
   */
  @Schema(name = "Readiness")
  record View(
      AccountId account,
      ItemKind kind,
      String number,
      ItemState state,
      @Nullable String contract,
      boolean ready,
      Set<Act> holds,
      List<Lacking> missing,
      List<What> notKnown,
      Set<EvidenceKind> requires) {

    static View of(ClaimItems.Found found, ItemState state, Facts facts) {
      Readiness answer = Readiness.of(facts);
      return of(found, state, answer, answer.ready(), answer.holds(), facts.required());
    }

    /** Nothing of it can be demanded any more, so nothing is missing for that. */
    static View over(ClaimItems.Found found, ItemState state) {
      Readiness nothing = new Readiness(List.of(), List.of());
      return of(found, state, nothing, false, EnumSet.allOf(Act.class), Set.of());
    }

    private static View of(
        ClaimItems.Found found,
        ItemState state,
        Readiness answer,
        boolean ready,
        Set<Act> holds,
        Set<EvidenceKind> requires) {
      return new View(
          found.item().account(),
          found.item().kind(),
          found.item().number(),
          state,
          found.contract(),
          ready,
          holds,
          answer.missing().stream().map(Lacking::of).toList(),
          answer.notKnown(),
          requires);
    }
  }

  /**
   * Something that is missing.
   *
   * @param name of the milestone, the kind of evidence, or the state that is not enough
   * @param turn the side that can change it
   * @param holds what must not be done before
   * @param part of the claim that waits for it; absent = all of it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ReadinessMissing")
  record Lacking(What what, String name, Turn turn, Set<Act> holds, @Nullable String part) {

    static Lacking of(Missing missing) {
      return new Lacking(
          missing.what(),
          missing.name(),
          missing.turn(),
          missing.holds(),
          missing.part() == null ? null : missing.part().decimal());
    }
  }

  private final ClaimItems items;
  private final CustomerItems states;
  private final ReadinessOfItems readiness;

  ReadinessController(ClaimItems items, CustomerItems states, ReadinessOfItems readiness) {
    this.items = items;
    this.states = states;
    this.readiness = readiness;
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "Whether a claim is ready to be demanded, and what is missing")
  @ApiResponse(
      responseCode = "200",
      description = "Ready, over, or what is missing and whose turn it is")
  @ApiResponse(responseCode = "404", description = "No such item", content = @Content)
  View get(@PathVariable String account, @PathVariable String kind, @PathVariable String number) {
    ClaimItems.Found found = items.find(account, kind, number);
    ItemState state =
        states
            .state(found.item().account(), Kind.of(found.item().kind()), found.item().number())
            .orElseThrow(() -> new ProblemException(Problem.notFound(kind, number)));
    return state.isOver() ? View.over(found, state) : View.of(found, state, readiness.facts(found));
  }
}
