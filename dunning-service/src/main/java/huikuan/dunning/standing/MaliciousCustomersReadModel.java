package huikuan.dunning.standing;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The customers that were judged malicious, to be held against the log. */
public final class MaliciousCustomersReadModel {

  private MaliciousCustomersReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        MaliciousCustomers.COLLECTION,
        MaliciousCustomers.PROCESSOR,
        "_id",
        MaliciousCustomers::new,
        event ->
            event.payload() instanceof StandingEvent of
                ? List.of(of.customer().toString())
                : List.of());
  }
}
