package huikuan.platform.axon.template;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.platform.axon.template.TemplateCommand.AddTemplateVersion;
import huikuan.platform.axon.template.TemplateCommand.ShipTemplate;
import huikuan.platform.template.TemplateEvent.TemplateVersionAdded;
import huikuan.platform.template.TemplateFault;
import huikuan.platform.template.TemplateForm;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateOutcome;
import huikuan.platform.template.TemplateOutcome.Added;
import huikuan.platform.template.TemplateOutcome.Outdated;
import huikuan.platform.template.TemplateOutcome.Refused;
import huikuan.platform.template.TemplateOutcome.Unchanged;
import huikuan.platform.template.TemplateRules;
import huikuan.platform.template.TemplateText;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One template: its versions, of which the newest is in force. */
@Aggregate(type = "template")
public class Template {

  @AggregateIdentifier private @Nullable TemplateId id;
  private @Nullable TemplateVersionAdded newest;

  protected Template() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  TemplateOutcome handle(AddTemplateVersion command, TemplateForm form, TemplateRules rules) {
    String kind = kind(command.kind());
    if (newest != null && newest.words().equals(command.words()) && newest.kind().equals(kind)) {
      return new Unchanged(newest.version());
    }
    if (command.seen() != null && command.seen() != (newest == null ? 0 : newest.version())) {
      return new Outdated();
    }
    List<TemplateFault> faults = faults(command, kind, form, rules);
    if (kind == null || !faults.isEmpty()) {
      return new Refused(faults);
    }
    return new Added(add(command.template(), kind, command.words(), false));
  }

  private @Nullable String kind(@Nullable String asked) {
    return asked == null && newest != null ? newest.kind() : asked;
  }

  private List<TemplateFault> faults(
      AddTemplateVersion command, @Nullable String kind, TemplateForm form, TemplateRules rules) {
    if (kind == null) {
      String kinds = String.join(" or ", form.kinds());
      return List.of(
          new TemplateFault("kind", kinds + ": it is needed for a template that is new"));
    }
    if (newest != null && !newest.kind().equals(kind)) {
      String what = newest.kind() + ", as the versions before; give another kind a name";
      return List.of(new TemplateFault("kind", what));
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

  private int add(TemplateId template, String kind, TemplateText words, boolean shipped) {
    int version = newest == null ? 1 : newest.version() + 1;
    apply(new TemplateVersionAdded(template, version, kind, words, shipped));
    return version;
  }

  @EventSourcingHandler
  void on(TemplateVersionAdded event) {
    id = event.template();
    newest = event;
  }
}
