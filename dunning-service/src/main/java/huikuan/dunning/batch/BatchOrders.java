package huikuan.dunning.batch;

import huikuan.dunning.policy.PolicyReference;
import huikuan.platform.fields.Fields;
import org.jspecify.annotations.Nullable;

/** Reads what a batch does to each of its cases, as the bodies of the single actions say it. */
final class BatchOrders {

  private static final int LONGEST_LEVEL = 64;
  private static final int LONGEST_REASON = 200;

  private BatchOrders() {}

  /** Null = the action has none, or it is at fault. */
  static @Nullable BatchOrder read(Fields fields, @Nullable BatchAction action) {
    BatchOrder order = null;
    for (BatchAction each :
        new BatchAction[] {
          BatchAction.SKIP, BatchAction.MOVE, BatchAction.REASSIGN, BatchAction.WRITE_OFF
        }) {
      String name = each.field();
      if (action == each) {
        Fields of = fields.object(name);
        order = of == null ? null : order(of, each);
      } else if (action != null && fields.given(name)) {
        fields.fault(name, "absent: the action is " + action);
      }
    }
    return order;
  }

  private static @Nullable BatchOrder order(Fields fields, BatchAction action) {
    PolicyReference policy = action == BatchAction.MOVE ? PolicyReference.read(fields) : null;
    String from = action == BatchAction.MOVE ? fields.optionalWords("from", LONGEST_LEVEL) : null;
    String level = action == BatchAction.SKIP ? fields.words("level", LONGEST_LEVEL) : null;
    String owner = action == BatchAction.REASSIGN ? fields.optionalPerson("owner") : null;
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    return reason == null
        ? null
        : new BatchOrder(policy == null ? null : policy.toString(), from, level, owner, reason);
  }
}
