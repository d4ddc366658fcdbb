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
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
   * @param contract absent = the claim has none
   * @param ready whether nothing is missing
   * @param holds what must not be done before nothing is missing
   * @param notKnown what nobody has told
   * @param requires the kinds of evidence that are needed
   */
  @Schema(name = "Readiness")
  record View(
      AccountId account,
      ItemKind kind,
      String number,
      @Nullable String contract,
      boolean ready,
      Set<Act> holds,
      List<Lacking> missing,
      List<What> notKnown,
      Set<EvidenceKind> requires) {}

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
  private final ReadinessOfItems readiness;

  ReadinessController(ClaimItems items, ReadinessOfItems readiness) {
    this.items = items;
    this.readiness = readiness;
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "Whether a claim is ready to be demanded, and what is missing")
  @ApiResponse(responseCode = "200", description = "Ready, or what is missing and whose turn it is")
  @ApiResponse(responseCode = "404", description = "No such item", content = @Content)
  View get(@PathVariable String account, @PathVariable String kind, @PathVariable String number) {
    ClaimItems.Found found = items.find(account, kind, number);
    Facts facts = readiness.facts(found);
    Readiness answer = Readiness.of(facts);
    return new View(
        found.item().account(),
        found.item().kind(),
        found.item().number(),
        found.contract(),
        answer.ready(),
        answer.holds(),
        answer.missing().stream().map(Lacking::of).toList(),
        answer.notKnown(),
        facts.required());
  }
}
