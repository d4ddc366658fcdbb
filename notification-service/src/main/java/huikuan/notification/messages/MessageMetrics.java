package huikuan.notification.messages;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code huikuan_messages{status}}: how many messages there are, by status. */
@Component
class MessageMetrics implements MeterBinder {

  private final MessageStore store;

  MessageMetrics(MessageStore store) {
    this.store = store;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Status status : Status.values()) {
      Gauge.builder("huikuan.messages", store, messages -> messages.count(status))
          .description("Messages by status")
          .tag("status", status.word())
          .register(registry);
    }
  }
}
