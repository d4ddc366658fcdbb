package huikuan.notification.template;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.MessageKind;
import huikuan.notification.template.TemplateCommand.AddTemplateVersion;
import huikuan.notification.template.TemplateCommand.ShipTemplate;
import huikuan.notification.template.TemplateEvent.TemplateVersionAdded;
import huikuan.notification.template.TemplateOutcome.Added;
import huikuan.notification.template.TemplateOutcome.Refused;
import huikuan.notification.template.TemplateOutcome.Unchanged;
import java.util.List;
import java.util.Locale;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One template: its versions, of which the newest is in force. */
@Aggregate(type = "template")
class Template {

  @AggregateIdentifier private @Nullable TemplateId id;
  private @Nullable TemplateVersionAdded newest;

  protected Template() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  TemplateOutcome handle(AddTemplateVersion command, TemplateRules rules) {
    MessageKind kind = kind(command.kind());
    if (newest != null && newest.words().equals(command.words()) && newest.kind() == kind) {
      return new Unchanged(newest.version());
    }
    List<TemplateFault> faults = faults(command, kind, rules);
    if (kind == null || !faults.isEmpty()) {
      return new Refused(faults);
    }
    return new Added(add(command.template(), kind, command.words(), false));
  }

  private @Nullable MessageKind kind(@Nullable MessageKind asked) {
    return asked == null && newest != null ? newest.kind() : asked;
  }

  private List<TemplateFault> faults(
      AddTemplateVersion command, @Nullable MessageKind kind, TemplateRules rules) {
    if (kind == null) {
      return List.of(
          new TemplateFault("kind", "courtesy or demand: it is needed for a template that is new"));
    }
    if (newest != null && newest.kind() != kind) {
      String word = newest.kind().name().toLowerCase(Locale.ROOT);
      return List.of(
          new TemplateFault("kind", word + ", as the versions before; give another kind a name"));
    }
    return rules.faults(command.template().language(), kind, command.words());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ShipTemplate command) {
    if (newest != null && (!newest.shipped() || newest.words().equals(command.words()))) {
      return;
    }
    add(command.template(), command.kind(), command.words(), true);
  }

  private int add(TemplateId template, MessageKind kind, TemplateText words, boolean shipped) {
    int version = newest == null ? 1 : newest.version() + 1;
    apply(
        new TemplateVersionAdded(
            template, version, kind, words.subject(), words.text(), words.html(), shipped));
    return version;
  }

  @EventSourcingHandler
  void on(TemplateVersionAdded event) {
    id = event.template();
    newest = event;
  }
}
