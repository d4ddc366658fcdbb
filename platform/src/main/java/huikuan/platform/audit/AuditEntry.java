package huikuan.platform.audit;

import huikuan.platform.eventlog.CommitHash;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail.
 *
 * @param number 1 = the first
 * @param what {@code read-whole}, {@code refused}, {@code rights} or {@code unmasked}
 * @param actor as events name it; {@code unknown} of a token that is not taken
 * @param endpoint its method and the pattern of its path; {@code *} if the request reached none
 * @param asked what was asked, or is told of it
 * @param count the number of requests that it stands for
 * @param trace the id of the trace of the first of them
 * @param hash over this entry and the one before, in hexadecimal digits
 */
record AuditEntry(
    long number,
    Instant at,
    String what,
    String actor,
    String endpoint,
    Map<String, String> asked,
    int count,
    @Nullable String trace,
    String hash) {

  static final String NUMBER = "_id";

  private static final String AT = "at";
  private static final String WHAT = "what";
  private static final String ACTOR = "actor";
  private static final String ENDPOINT = "endpoint";
  private static final String ASKED = "asked";
  private static final String COUNT = "count";
  private static final String TRACE = "trace";

  /**
   * An entry as it is stored.
   *
   * @param before the hash of the entry before; null = this is the first
   */
  static Document stored(long number, AuditNote note, byte @Nullable [] before) {
    Document entry =
        new Document(NUMBER, number)
            .append(AT, Date.from(note.at()))
            .append(WHAT, note.kind().toString())
            .append(ACTOR, note.request().actor())
            .append(ENDPOINT, note.request().endpoint())
            .append(ASKED, new Document(new LinkedHashMap<>(note.request().asked())))
            .append(COUNT, note.count());
    if (note.trace() != null) {
      entry.append(TRACE, note.trace());
    }
    return entry.append(CommitHash.FIELD, new Binary(CommitHash.chained(entry, before)));
  }

  static long number(Document stored) {
    return stored.getLong(NUMBER);
  }

  static byte[] hash(Document stored) {
    return stored.get(CommitHash.FIELD) instanceof Binary hash ? hash.getData() : new byte[0];
  }

  static AuditEntry read(Document stored) {
    Map<String, String> asked = new LinkedHashMap<>();
    stored
        .get(ASKED, new Document())
        .forEach((name, value) -> asked.put(name, String.valueOf(value)));
    return new AuditEntry(
        number(stored),
        stored.getDate(AT).toInstant(),
        stored.getString(WHAT),
        stored.getString(ACTOR),
        stored.getString(ENDPOINT),
        asked,
        stored.getInteger(COUNT),
        stored.getString(TRACE),
        HexFormat.of().formatHex(hash(stored)));
  }

  /** Such as {@code asOf=2026-03-31; company=CN01}. */
  String askedAsText() {
    return asked.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining("; "));
  }
}
