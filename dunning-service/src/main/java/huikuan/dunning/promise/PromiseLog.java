package huikuan.dunning.promise;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.platform.eventlog.EventLog;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads a customer's promises as they stand from the log. */
@Component
class PromiseLog {

  private final EventLog log;

  PromiseLog(EventLog log) {
    this.log = log;
  }

  Collection<Promise> of(CustomerId customer) {
    Map<ArrangementId, Promise> promises = new LinkedHashMap<>();
    log.ofAggregate(new PromisesKey(customer).toString(), 0)
        .forEach(
            event -> {
              if (event.payload() instanceof PromiseMade made) {
                promises.put(made.arrangement(), Promise.of(made));
              } else if (event.payload() instanceof PromiseEvent of) {
                Promise before = requireNonNull(promises.get(of.arrangement()));
                promises.put(of.arrangement(), before.after(of));
              }
            });
    return promises.values();
  }
}
