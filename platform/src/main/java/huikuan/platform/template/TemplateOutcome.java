package huikuan.platform.template;

import java.util.List;

/** What became of a version that somebody wrote. */
public sealed interface TemplateOutcome {

  /** It is in force. */
  record Added(int version) implements TemplateOutcome {}

  /** The newest version says the same. */
  record Unchanged(int version) implements TemplateOutcome {}

  /** There is a newer version than its writer has seen. */
  record Outdated() implements TemplateOutcome {}

  /** It cannot be used. */
  record Refused(List<TemplateFault> faults) implements TemplateOutcome {}
}
