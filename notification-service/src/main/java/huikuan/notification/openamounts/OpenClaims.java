package huikuan.notification.openamounts;

import huikuan.contracts.AccountId;
import java.util.List;

/** The claims of an account, to show what a letter about them would be. */
@FunctionalInterface
public interface OpenClaims {

  /**
   * What is owed in an account, at the end of this service's log, whether or not it is chased; what
   * is due first before others.
   *
   * @param level for which they are asked
   */
  List<ClaimState> owedIn(AccountId account, String level);
}
