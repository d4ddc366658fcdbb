package huikuan.platform.personal;

import java.util.Collection;

/** A keeper of mail outside of the services, which erases it when a person is forgotten. */
public interface ForgottenAddresses {

  /**
   * Called before the keys are deleted, and again if that fails.
   *
   * @param addresses all mail addresses that the person has had
   */
  void erase(Collection<String> addresses);
}
