package huikuan.platform.template;

import java.util.List;
import java.util.Map;

/** The templates of a service: what they consist of, and those that come with the program. */
public interface TemplateForm {

  /** In the order in which they are told. */
  List<Part> parts();

  /** The kinds that a new template can be given; empty = there are no templates but the shipped. */
  List<String> kinds();

  /** The kind of each shipped template, by its name. */
  Map<String, String> shipped();

  /** A shipped template, as this release has it. */
  TemplateText shipped(TemplateId id);
}
