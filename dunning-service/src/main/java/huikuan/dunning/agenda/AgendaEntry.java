package huikuan.dunning.agenda;

import huikuan.contracts.ItemKind;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.policy.PlannedStep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A planned step as stored.
 *
 * @param order by this text the agenda is sorted: the moment to the second, then the case and level
 */
@Document("agenda")
record AgendaEntry(
    @Id String id,
    String caseId,
    String company,
    String account,
    ItemKind itemKind,
    String invoice,
    String level,
    Instant at,
    String order) {

  /**
   * A step of the plan that an event tells.
   *
   * @param again whether the plan has the level before
   */
  static AgendaEntry of(ClaimEvent of, PlannedStep step, boolean again) {
    String id = of.caseId() + " " + step.level() + (again ? " again" : "");
    return new AgendaEntry(
        id,
        of.caseId(),
        of.account().company(),
        of.account().toString(),
        of.itemKind(),
        of.invoice(),
        step.level(),
        step.at(),
        order(step.at()) + " " + id);
  }

  /** Sorts before every step at this moment or later, and after every earlier one. */
  static String order(Instant moment) {
    Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
    return (second.equals(moment) ? second : second.plusSeconds(1)).toString();
  }
}
