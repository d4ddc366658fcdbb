package huikuan.notification.template;

import huikuan.platform.axon.reaction.Commands;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Sends commands to templates. */
public final class TemplateCommands {

  /** A writer that is overtaken so often is not overtaken by chance. */
  private static final int TRIES = 10;

  private TemplateCommands() {}

  /** Sends the command again as long as another instance was quicker. */
  public static <R extends @Nullable Object> R send(Commands commands, TemplateCommand command) {
    for (int made = 1; made < TRIES; made++) {
      try {
        return commands.send(command);
      } catch (ConcurrencyException quicker) {
        // The aggregate is loaded anew, with the version of the other instance.
      }
    }
    return commands.send(command);
  }
}
