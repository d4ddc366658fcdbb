package huikuan.platform.intake;

import huikuan.platform.intake.InboundEvent.Place;
import java.util.Objects;

/** A source tells another history than the one that was taken. The intake stops at it. */
final class HistoryRewritten extends RuntimeException {

  HistoryRewritten(InboundEvent event) {
    super(reason(event));
  }

  static String reason(InboundEvent event) {
    Place place = Objects.requireNonNull(event.place());
    return "The log of %s went back: event %s at position %d of epoch %s was never taken here, and later ones were"
        .formatted(event.source(), event.id(), place.position(), place.epoch());
  }
}
