package huikuan.platform.axon;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Switches Axon's reports of its use to its vendor off. A ledger tells nobody. The system property
 * has the highest priority of all ways to say so, and every start-up comes through here.
 */
public final class NoUsageReports
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String DISABLED = "axoniq.update-checker.disabled";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    System.setProperty(DISABLED, "true");
  }
}
