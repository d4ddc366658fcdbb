package huikuan.notification.template;

import huikuan.contracts.MessageKind;
import huikuan.notification.template.TemplateCommand.ShipTemplate;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.axon.reaction.Rules;
import huikuan.platform.template.Language;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.lifecycle.Phase;
import org.springframework.stereotype.Component;

/**
 * The templates that come with the program, as files {@code letters/<language>/<name>.txt}, whose
 * first line is the subject, and {@code .html}. At the start they become versions in the log, so
 * that a version never changes, not even by another release.
 */
@Component
@ProcessingGroup("templates")
public class ShippedTemplates implements ConfigurerModule {

  /** After the commands have their handlers, before the first event is handled. */
  private static final int PHASE = Phase.INBOUND_EVENT_CONNECTORS - 1;

  private static final Map<String, MessageKind> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("courtesy", MessageKind.COURTESY);
    NAMES.put("reminder-1", MessageKind.COURTESY);
    NAMES.put("reminder-2", MessageKind.COURTESY);
    NAMES.put("demand", MessageKind.DEMAND);
  }

  @Override
  public void configureModule(Configurer configurer) {
    configurer.onInitialize(
        axon -> axon.onStart(PHASE, () -> ship(new Commands(axon.commandGateway()))));
  }

  private static void ship(Commands commands) {
    for (Language language : Language.values()) {
      NAMES.forEach((name, kind) -> ship(new TemplateId(language, name), kind, commands));
    }
  }

  private static void ship(TemplateId id, MessageKind kind, Commands commands) {
    ShipTemplate command = new ShipTemplate(id, kind, find(id).orElseThrow());
    Rules.acting(ShippedTemplates.class, () -> commands.sendUntilFirst(command));
  }

  /** As this release has it; empty = it has none of this name. */
  public static Optional<TemplateText> find(TemplateId id) {
    if (!NAMES.containsKey(id.name())) {
      return Optional.empty();
    }
    String text = LetterFiles.read(id + ".txt");
    int end = text.indexOf('\n');
    return Optional.of(
        new TemplateText(
            text.substring(0, end).strip(),
            text.substring(end).strip() + "\n",
            LetterFiles.read(id + ".html")));
  }

  /** The kind of a shipped template. */
  public static MessageKind kindOf(String name) {
    return Optional.ofNullable(NAMES.get(name)).orElseThrow();
  }
}
