package huikuan.dunning.policy;

import huikuan.dunning.policy.PolicyCommand.AddFile;
import huikuan.dunning.policy.PolicyFiles.PolicyFile;
import huikuan.dunning.policy.PolicyOutcome.Overtaken;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.axon.reaction.Rules;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.lifecycle.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Adds the versions of policies that come in files to the log, at the start: nobody else need
 * approve them. What is there already stays.
 */
@Component
@ProcessingGroup("policies")
class FiledPolicies implements ConfigurerModule {

  /** After the commands have their handlers, before the first event is handled. */
  private static final int PHASE = Phase.INBOUND_EVENT_CONNECTORS - 1;

  private static final Logger log = LoggerFactory.getLogger(FiledPolicies.class);

  private final PolicyFiles files;

  FiledPolicies(PolicyFiles files) {
    this.files = files;
  }

  @Override
  public void configureModule(Configurer configurer) {
    configurer.onInitialize(
        axon -> axon.onStart(PHASE, () -> add(new Commands(axon.commandGateway()))));
  }

  private void add(Commands commands) {
    files.all().forEach(file -> add(file, commands));
  }

  private static void add(PolicyFile file, Commands commands) {
    PolicyKey key = new PolicyKey(file.draft().policy().id());
    AddFile command = new AddFile(key, file.draft(), file.shipped());
    PolicyOutcome outcome = Rules.acting(FiledPolicies.class, () -> commands.send(command));
    if (outcome instanceof Overtaken(int newest)) {
      String reference = file.draft().policy().reference();
      if (!file.shipped()) {
        throw new IllegalStateException(
            "No policy in %s: %s is taken by other rules, or is older; give these a version above %d"
                .formatted(file.name(), reference, newest));
      }
      log.info("{} of this release is left aside: there are other versions", reference);
    }
  }
}
