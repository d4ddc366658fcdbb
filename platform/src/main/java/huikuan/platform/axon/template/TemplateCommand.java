package huikuan.platform.axon.template;

import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateText;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to a template. Each may be repeated: the second time changes nothing. */
public sealed interface TemplateCommand {

  TemplateId template();

  /**
   * Adds what somebody wrote as the newest version.
   *
   * @param kind null = as the versions before
   * @param seen the newest version that its writer has seen; 0 = none, null = any
   */
  record AddTemplateVersion(
      @TargetAggregateIdentifier TemplateId template,
      @Nullable String kind,
      TemplateText words,
      @Nullable Integer seen)
      implements TemplateCommand {}

  /** Adds what came with the program, unless somebody has written another version since. */
  record ShipTemplate(
      @TargetAggregateIdentifier TemplateId template, String kind, TemplateText words)
      implements TemplateCommand {}
}
