package huikuan.dunning.claim;

import static java.util.stream.Collectors.toMap;

import huikuan.platform.eventlog.EventLog;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads claims as they stand from the log. */
@Component
public class CurrentClaims {

  private final EventLog log;

  CurrentClaims(EventLog log) {
    this.log = log;
  }

  /** By their cases; those that were never opened are left out. */
  public Map<String, CurrentClaim> of(Collection<String> caseIds) {
    return log.ofAggregates(caseIds).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, each -> CurrentClaim.of(each.getValue())));
  }
}
