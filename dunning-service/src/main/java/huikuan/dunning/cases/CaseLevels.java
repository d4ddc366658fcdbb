package huikuan.dunning.cases;

import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.policy.Policies;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The levels that a case can reach: those of policies, and the sanctions. */
@Component
public class CaseLevels {

  private final Policies policies;

  CaseLevels(Policies policies) {
    this.policies = policies;
  }

  public List<String> all() {
    return Stream.concat(policies.levels().stream(), SanctionKind.words().stream()).toList();
  }
}
