package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.rendering.LetterPaper.ReplyTo;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import java.time.LocalDate;
import java.util.Currency;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the body that starts a run of letters, or tells all that is wrong with it. */
final class RunReader {

  private static final int LONGEST_CLASS = 64;
  private static final int MOST_SAMPLED = 1_000_000;

  /**
   * A run that is asked for.
   *
   * @param replyTo the auditor whose run it is; null = it is the company's
   */
  record Asked(
      String company,
      LetterKind kind,
      @Nullable LocalDate from,
      LocalDate cutOff,
      @Nullable String knownAt,
      Selection selection,
      @Nullable ReplyTo replyTo,
      @Nullable String language) {

    boolean auditor() {
      return replyTo != null;
    }

    /**
     * All that decides what the run does, as text: the same for ever, since numbers are made of it.
     */
    String about() {
      return Stream.of(
              LetterReader.word(kind),
              from,
              knownAt,
              selection.currency(),
              selection.above(),
              selection.customerClass(),
              selection.zero(),
              selection.credit(),
              selection.sample(),
              selection.seed(),
              replyTo == null ? null : replyTo.name(),
              replyTo == null ? null : replyTo.address(),
              replyTo == null ? null : replyTo.email(),
              language)
          .map(each -> each == null ? "-" : each.toString())
          .collect(Collectors.joining("\n"));
    }
  }

  /**
   * @throws huikuan.platform.web.ProblemException with every field at fault
   */
  static Asked read(JsonNode body, Faults faults) {
    Fields fields = new Fields(body, faults);
    String company = fields.company("company");
    LetterKind kind = LetterReader.kind(fields);
    LocalDate cutOff = fields.date("cutOff");
    LocalDate from = LetterReader.from(fields, kind, cutOff);
    String knownAt = LetterReader.knownAt(fields);
    ReplyTo replyTo = LetterReader.replyTo(fields, kind);
    String language = fields.optionalChoice("language", LetterReader.LANGUAGES);
    Selection selection = selection(fields);
    fields.refuseOthers();
    faults.refuse();
    return new Asked(
        requireNonNull(company),
        requireNonNull(kind),
        from,
        requireNonNull(cutOff),
        knownAt,
        requireNonNull(selection),
        replyTo,
        language);
  }

  /**
   * The body that releases a run; without one it goes by mail.
   *
   * @throws huikuan.platform.web.ProblemException with every field at fault
   */
  static RunWay way(byte[] body) {
    if (body.length == 0) {
      return RunWay.MAIL;
    }
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    String way = fields.optionalChoice("way", RunWay.words());
    fields.refuseOthers();
    faults.refuse();
    return way == null ? RunWay.MAIL : RunWay.of(way);
  }

  static @Nullable Selection selection(Fields body) {
    if (body.any("select") == null) {
      return new Selection(null, null, null, false, false, null, null);
    }
    Fields fields = body.object("select");
    if (fields == null) {
      return null;
    }
    Currency currency = fields.any("currency") != null ? fields.currency("currency") : null;
    Money above = above(fields, currency);
    String customerClass = fields.optionalWords("class", LONGEST_CLASS);
    boolean zero = fields.flag("zero");
    boolean credit = fields.flag("credit");
    if (above != null && (zero || credit)) {
      fields.fault("above", "absent beside zero or credit: those are not above any amount");
    }
    Integer sample = fields.any("sample") != null ? fields.whole("sample", 1, MOST_SAMPLED) : null;
    Long seed = seed(fields, sample != null);
    fields.refuseOthers();
    return new Selection(
        currency == null ? null : currency.getCurrencyCode(),
        above,
        customerClass,
        zero,
        credit,
        sample,
        seed);
  }

  private static @Nullable Money above(Fields fields, @Nullable Currency currency) {
    if (fields.any("above") == null) {
      return null;
    }
    if (fields.any("currency") == null) {
      fields.fault("currency", "the currency of above");
    }
    return fields.amount("above", currency);
  }

  /** A sample is drawn by a seed, so that it can be drawn again. */
  private static @Nullable Long seed(Fields fields, boolean sampled) {
    JsonNode value = fields.any("seed");
    if (value != null && value.canConvertToLong() && value.isIntegralNumber() && sampled) {
      return value.longValue();
    }
    if (value != null || sampled) {
      fields.fault("seed", sampled ? "a whole number, by which the sample is drawn" : "absent");
    }
    return null;
  }

  private RunReader() {}
}
