package huikuan.notification.template;

import huikuan.contracts.MessageKind;
import huikuan.notification.template.TemplateEvent.TemplateVersionAdded;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;

/**
 * A version of a template. It never changes.
 *
 * @param number from 1
 * @param kind the messages that it is for
 * @param actor from whom it comes
 * @param addedAt from then on it is in force, until the next
 */
public record TemplateVersion(
    TemplateId template,
    int number,
    MessageKind kind,
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

  /** {@code zh/reminder-1/3}: how a message refers to it. */
  public String reference() {
    return template + "/" + number;
  }
}
