package huikuan.platform.template;

import huikuan.contracts.EventName;
import huikuan.platform.eventlog.Keyed;
import java.util.List;

/** What happens to a template. */
public sealed interface TemplateEvent {

  TemplateId template();

  /**
   * A template has a new version, which is in force at once.
   *
   * @param version from 1
   * @param kind what it is for, as the service calls it; all versions of a template have the same
   * @param shipped whether it came with the program
   */
  @EventName("huikuan.template.version-added.v1")
  record TemplateVersionAdded(
      TemplateId template, int version, String kind, TemplateText words, boolean shipped)
      implements TemplateEvent, Keyed {

    /** The key under which the log finds all templates. */
    public static final String ALL = "templates";

    @Override
    public List<String> businessKeys() {
      return List.of();
    }

    /** A template is found by its first version. */
    @Override
    public List<String> mentions() {
      return version == 1 ? List.of(ALL) : List.of();
    }
  }
}
