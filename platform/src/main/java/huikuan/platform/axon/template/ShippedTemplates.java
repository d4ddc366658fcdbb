package huikuan.platform.axon.template;

import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.axon.reaction.Rules;
import huikuan.platform.axon.template.TemplateCommand.ShipTemplate;
import huikuan.platform.template.Language;
import huikuan.platform.template.TemplateForm;
import huikuan.platform.template.TemplateId;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.lifecycle.Phase;

/**
 * The templates that come with the program. At the start they become versions in the log, so that a
 * version never changes, not even by another release.
 */
@ProcessingGroup("templates")
public final class ShippedTemplates implements ConfigurerModule {

  /** After the commands have their handlers, before the first event is handled. */
  private static final int PHASE = Phase.INBOUND_EVENT_CONNECTORS - 1;

  private final TemplateForm form;

  public ShippedTemplates(TemplateForm form) {
    this.form = form;
  }

  @Override
  public void configureModule(Configurer configurer) {
    configurer.onInitialize(
        axon -> axon.onStart(PHASE, () -> ship(new Commands(axon.commandGateway()))));
  }

  private void ship(Commands commands) {
    for (Language language : Language.values()) {
      form.shipped().forEach((name, kind) -> ship(new TemplateId(language, name), kind, commands));
    }
  }

  private void ship(TemplateId id, String kind, Commands commands) {
    ShipTemplate command = new ShipTemplate(id, kind, form.shipped(id));
    Rules.acting(ShippedTemplates.class, () -> commands.send(command));
  }
}
