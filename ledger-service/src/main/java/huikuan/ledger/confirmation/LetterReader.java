package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.MailAddress;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.rendering.LetterPaper.ReplyTo;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the bodies that ask for letters, or tells all that is wrong with them. */
final class LetterReader {

  static final List<String> LANGUAGES = List.of("zh", "en");

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ADDRESS = 500;

  /**
   * A letter that is asked for.
   *
   * @param from of a statement: its first day
   * @param knownAt a position or a moment; null = now
   * @param replaces the letter whose place it takes
   * @param replyTo the auditor to whom the customer answers; null = to the company
   */
  record Asked(
      LetterKind kind,
      @Nullable LocalDate from,
      LocalDate cutOff,
      @Nullable String knownAt,
      @Nullable LetterNumber replaces,
      @Nullable ReplyTo replyTo,
      @Nullable String language) {

    /** A letter that is answered to a third party is that party's. */
    boolean auditor() {
      return replyTo != null;
    }
  }

  /**
   * @throws ProblemException with every field at fault
   */
  static Asked letter(JsonNode body, Faults faults) {
    Fields fields = new Fields(body, faults);
    LetterKind kind = kind(fields);
    LocalDate cutOff = fields.date("cutOff");
    LocalDate from = from(fields, kind, cutOff);
    String replaces =
        fields.optionalValue(
            "replaces", LetterNumber.ALLOWED, text -> LetterNumber.parse(text).value());
    ReplyTo replyTo = replyTo(fields, kind);
    String knownAt = knownAt(fields);
    String language = fields.optionalChoice("language", LANGUAGES);
    fields.refuseOthers();
    faults.refuse();
    return new Asked(
        requireNonNull(kind),
        from,
        requireNonNull(cutOff),
        knownAt,
        replaces == null ? null : LetterNumber.parse(replaces),
        replyTo,
        language);
  }

  static @Nullable LetterKind kind(Fields fields) {
    String word =
        fields.choice("kind", Arrays.stream(LetterKind.values()).map(LetterReader::word).toList());
    return word == null ? null : LetterKind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** As the API names it. */
  static String word(LetterKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** A statement has a first day, and no other letter has. */
  static @Nullable LocalDate from(
      Fields fields, @Nullable LetterKind kind, @Nullable LocalDate cutOff) {
    if (kind != LetterKind.STATEMENT) {
      if (kind != null && fields.given("from")) {
        fields.fault("from", "absent: only a statement has a first day");
      }
      fields.any("from");
      return null;
    }
    LocalDate from = fields.date("from");
    if (from != null && cutOff != null && from.isAfter(cutOff)) {
      fields.fault("from", "a day not after cutOff");
    }
    return from;
  }

  /** A position as text or as number, or a moment; it is read with the question. */
  static @Nullable String knownAt(Fields fields) {
    JsonNode value = fields.any("knownAt");
    if (value == null) {
      return null;
    }
    if (value.isString() || value.isIntegralNumber()) {
      return value.asString();
    }
    fields.fault("knownAt", "a position, or a moment with its offset");
    return null;
  }

  /**
   * @throws ProblemException if a cut-off is still to come
   */
  static void refuseFuture(LocalDate cutOff, LocalDate today) {
    if (cutOff.isAfter(today)) {
      throw ProblemException.field("cutOff", notAfter(today));
    }
  }

  /** A day that has begun for the company. */
  static @Nullable LocalDate pastDate(Fields fields, String name, LocalDate today) {
    LocalDate day = fields.date(name);
    if (day != null && day.isAfter(today)) {
      fields.fault(name, notAfter(today));
    }
    return day;
  }

  private static String notAfter(LocalDate today) {
    return "a day not after %s, today".formatted(today);
  }

  /** The third party; a demand has none. */
  static @Nullable ReplyTo replyTo(Fields fields, @Nullable LetterKind kind) {
    ReplyTo party = replyTo(fields);
    if (party != null && kind == LetterKind.DEMAND) {
      fields.fault("replyTo", "absent: a demand is answered to the company");
    }
    return party;
  }

  private static @Nullable ReplyTo replyTo(Fields fields) {
    if (fields.any("replyTo") == null) {
      return null;
    }
    Fields party = fields.object("replyTo");
    if (party == null) {
      return null;
    }
    String name = party.words("name", LONGEST_NAME);
    String address = party.optionalWords("address", LONGEST_ADDRESS);
    String email = party.optionalValue("email", "a mail address", MailAddress::parse);
    if (!party.given("email")) {
      party.fault("email", "a mail address, to which the customer answers");
    }
    party.refuseOthers();
    return name == null || email == null ? null : new ReplyTo(name, address, email);
  }

  private LetterReader() {}
}
