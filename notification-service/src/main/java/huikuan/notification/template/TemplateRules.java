package huikuan.notification.template;

import huikuan.contracts.MessageKind;
import huikuan.platform.template.Language;
import java.util.List;

/** The rules by which a template is one that letters can be written by. */
@FunctionalInterface
public interface TemplateRules {

  /** All faults; empty = letters can be written by it. */
  List<TemplateFault> faults(Language language, MessageKind kind, TemplateText words);
}
