package huikuan.platform.operations;

import huikuan.platform.intake.DeadRecords.Outcome;
import huikuan.platform.intake.KeptDeadRecord;
import huikuan.platform.intake.KeptDeadRecord.KeptHeader;
import huikuan.platform.relay.CloudEvents;
import huikuan.platform.web.access.Masking;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A dead record as it is told.
 *
 * @param type of its event, by a header that nobody may have checked
 * @param by who sent it again, mended it or gave it up
 * @param because the reason that was given
 * @param outcome of sending it again or mending it: {@code taken}, {@code already-taken}, {@code
 *     still-dead}
 * @param content in a single answer only; so are the headers
 * @param encoding {@code text} or {@code base64}
 */
record DeadRecordView(
    String id,
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    @Nullable String type,
    String cause,
    String error,
    Instant deadAt,
    String state,
    @Nullable String by,
    @Nullable Instant at,
    @Nullable String because,
    @Nullable String outcome,
    @Nullable Map<String, String> headers,
    @Nullable String content,
    @Nullable String encoding,
    @Nullable Boolean masked) {

  /** What Jackson and our own types say of a content quotes it. */
  private static final String QUOTING = "Not a ";

  private static final String NOT_QUOTING = " is missing";

  /** A row of the list. */
  static DeadRecordView of(KeptDeadRecord kept) {
    return of(kept, null, null, null);
  }

  static DeadRecordView of(KeptDeadRecord kept, Outcome outcome) {
    return of(kept, outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), null, null);
  }

  /** All of it. */
  static DeadRecordView whole(KeptDeadRecord kept) {
    Map<String, String> headers = new TreeMap<>();
    for (KeptHeader each : kept.headers()) {
      headers.put(each.name(), Masking.text(each.text()));
    }
    return of(kept, null, headers, MaskedContent.of(kept.content()));
  }

  private static DeadRecordView of(
      KeptDeadRecord kept,
      @Nullable String outcome,
      @Nullable Map<String, String> headers,
      @Nullable MaskedContent content) {
    String key = kept.key();
    String type = kept.header(CloudEvents.TYPE);
    return new DeadRecordView(
        kept.id(),
        kept.topic(),
        kept.partition(),
        kept.offset(),
        key == null ? null : Masking.text(key),
        type == null ? null : Masking.text(type),
        kept.cause(),
        error(kept.error()),
        kept.deadAt(),
        kept.state().toString(),
        kept.by(),
        kept.at(),
        kept.because(),
        outcome,
        headers,
        content == null ? null : content.text(),
        content == null ? null : content.encoding(),
        content == null ? null : content.masked());
  }

  /** Why it is dead, as the current request may show it. */
  static String error(String error) {
    int colon = error.indexOf(": ");
    boolean quotes =
        error.startsWith(QUOTING) && !error.endsWith(NOT_QUOTING) && Masking.masked() && colon > 0;
    return quotes ? error.substring(0, colon + 2) + MaskedContent.HIDDEN : Masking.text(error);
  }
}
