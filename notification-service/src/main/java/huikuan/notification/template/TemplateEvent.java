package huikuan.notification.template;

import huikuan.contracts.EventName;
import huikuan.contracts.MessageKind;
import huikuan.platform.eventlog.Keyed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a template. */
public sealed interface TemplateEvent {

  TemplateId template();

  /**
   * A template has a new version, which is in force at once.
   *
   * @param version from 1
   * @param kind the messages that it is for; all versions of a template have the same
   * @param html null = the text in the letters' layout
   * @param shipped whether it came with the program
   */
  @EventName("huikuan.notification.template.version-added.v1")
  record TemplateVersionAdded(
      TemplateId template,
      int version,
      MessageKind kind,
      String subject,
      String text,
      @Nullable String html,
      boolean shipped)
      implements TemplateEvent, Keyed {

    /** The key under which the log finds all templates. */
    static final String ALL = "templates";

    @Override
    public List<String> businessKeys() {
      return List.of();
    }

    /** A template is found by its first version. */
    @Override
    public List<String> mentions() {
      return version == 1 ? List.of(ALL) : List.of();
    }

    TemplateText words() {
      return new TemplateText(subject, text, html);
    }
  }
}
