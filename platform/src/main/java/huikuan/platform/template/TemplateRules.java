package huikuan.platform.template;

import java.util.List;

/** The rules by which a template is one that can be used. */
@FunctionalInterface
public interface TemplateRules {

  /** All faults; empty = it can be used. */
  List<TemplateFault> faults(Language language, String kind, TemplateText words);
}
