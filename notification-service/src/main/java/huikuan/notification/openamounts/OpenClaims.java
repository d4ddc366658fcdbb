package huikuan.notification.openamounts;

import huikuan.contracts.AccountId;
import java.util.List;

/** The claims of an account, for the preview of a letter. */
@FunctionalInterface
public interface OpenClaims {

  /**
   * The claims owed in an account, at the end of this service's log, by due date, whether or not
   * they are chased.
   *
   * @param level the level of the previewed step
   */
  List<ClaimState> owedIn(AccountId account, String level);
}
