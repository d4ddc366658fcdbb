package huikuan.platform.template;

import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.template.TemplateEvent.TemplateVersionAdded;
import java.time.Instant;

/**
 * A version of a template. It never changes.
 *
 * @param number from 1
 * @param kind what it is for, as the service calls it
 * @param actor from whom it comes
 * @param addedAt from then on it is in force, until the next
 */
public record TemplateVersion(
    TemplateId template,
    int number,
    String kind,
    TemplateText text,
    String actor,
    Instant addedAt) {

  static TemplateVersion of(RecordedEvent recorded) {
    TemplateVersionAdded event = (TemplateVersionAdded) recorded.payload();
    return new TemplateVersion(
        event.template(),
        event.version(),
        event.kind(),
        event.words(),
        recorded.actor(),
        recorded.recordedAt());
  }

  /** {@code zh/reminder-1/3}: how what it wrote refers to it. */
  public String reference() {
    return template + "/" + number;
  }
}
