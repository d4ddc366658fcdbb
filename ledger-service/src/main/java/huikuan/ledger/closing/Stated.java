package huikuan.ledger.closing;

import huikuan.ledger.commands.Reached;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * What became of what was stated.
 *
 * @param position from which on it is known
 * @param stated how many were new, or another than before
 * @param unchanged how many were known like this
 */
@Schema(name = "Stated")
record Stated(String company, long position, int stated, int unchanged) {

  /** As of every problem. */
  private static final int MOST_FAULTS = 50;

  /**
   * @param name of the entries in the body
   * @throws ProblemException if others stand in their places than their sender has seen
   */
  static Stated of(String company, String name, Reached<Stating> reached, int all, EventLog log) {
    Map<Integer, String> outdated = reached.result().outdated();
    if (!outdated.isEmpty()) {
      throw new ProblemException(
          Problem.ofFields(
              "changed-meanwhile",
              "It is not as it was read",
              412,
              outdated.entrySet().stream()
                  .sorted(Map.Entry.comparingByKey())
                  .limit(MOST_FAULTS)
                  .map(
                      each ->
                          new FieldError(
                              "%s[%d].instead".formatted(name, each.getKey()),
                              each.getValue() + ", which stands"))
                  .toList()));
    }
    int stated = reached.result().stated();
    long position = reached.position() == 0 ? log.head() : reached.position();
    return new Stated(company, position, stated, all - stated);
  }

  /** The objects of an array that has one at least. */
  static List<Fields> objects(Fields body, String name) {
    if (!body.given(name)) {
      body.fault(name, "an array of 1 to " + StatedBalancesController.MOST_AT_ONCE + " objects");
      return List.of();
    }
    return body.objects(name, StatedBalancesController.MOST_AT_ONCE);
  }
}
