package huikuan.ledger.closing;

import huikuan.ledger.commands.Reached;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.fields.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What became of what was stated.
 *
 * @param position from which on it is known
 * @param stated how many were new, or another than before
 * @param unchanged how many were known like this
 */
@Schema(name = "Stated")
record Stated(String company, long position, int stated, int unchanged) {

  static Stated of(String company, Reached<Integer> reached, int all, EventLog log) {
    int stated = reached.result();
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
