package huikuan.dunning.ladder;

import static java.util.Objects.requireNonNullElse;

import huikuan.dunning.ladder.Rung.Claims;
import huikuan.dunning.ladder.Rung.Cure;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a ladder of sanctions, and finds all that is wrong with it. */
final class LadderReader {

  private static final int MOST_STEPS = 20;
  private static final int MOST_GROUNDS = 20;
  private static final int MOST_COUNTRIES = 50;
  private static final int MOST_SYSTEMS = 10;
  private static final int MOST_DAYS = 250;
  private static final int LONGEST_NUMBER = 40;
  private static final String NAME = "1 to 40 small letters, digits and hyphens";

  private LadderReader() {}

  /**
   * A file that holds a version of a ladder.
   *
   * @throws IllegalArgumentException if it holds none; the message names all faults
   */
  static Ladder file(String name, byte[] content) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(content, faults), faults);
    String id = requireNonNullElse(fields.text("id", NAME), "");
    Ladder ladder = read(id, fields.whole("version", 1, Integer.MAX_VALUE), null, fields);
    if (faults.any()) {
      throw new IllegalArgumentException("No ladder in " + name + ": " + faults);
    }
    return ladder;
  }

  /** The draft that somebody proposes; only if there are no faults is it worth anything. */
  static Ladder draft(String id, LocalDate today, Fields fields) {
    LocalDate from = fields.date("effectiveFrom");
    if (from != null && from.isBefore(today)) {
      fields.fault("effectiveFrom", "today or later: " + today);
    }
    return read(id, 0, from, fields);
  }

  private static Ladder read(
      String id, int version, @Nullable LocalDate effectiveFrom, Fields fields) {
    List<Rung> steps = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<SanctionKind> before = EnumSet.noneOf(SanctionKind.class);
    for (Fields each : fields.objects("steps", MOST_STEPS)) {
      Rung rung = rung(each, before);
      if (!names.add(rung.kind().word() + rung.form())) {
        each.fault("kind", "each kind, and each form of it, once");
      }
      before.add(rung.kind());
      steps.add(rung);
    }
    if (steps.isEmpty()) {
      fields.fault("steps", "an array of 1 to " + MOST_STEPS + " objects");
    }
    Ladder ladder =
        new Ladder(
            id,
            version,
            effectiveFrom,
            fields.whole("lapseAfter", 1, MOST_DAYS),
            fields.whole("acknowledgeWithin", 1, MOST_DAYS),
            steps);
    fields.refuseOthers();
    return ladder;
  }

  private static Rung rung(Fields fields, Set<SanctionKind> before) {
    String word = fields.choice("kind", SanctionKind.words());
    SanctionKind kind = word == null ? SanctionKind.STOP_SUPPLY : SanctionKind.of(word);
    String claims = fields.choice("claims", List.of("all", "enough"));
    String cure = fields.choice("liftedWhen", List.of("nothing-asked", "nothing-open"));
    Rung rung =
        new Rung(
            kind,
            form(kind, fields),
            fields.flag("machine"),
            after(kind, before, fields),
            fields.whole("workingDays", 0, MOST_DAYS),
            fields.flag("ready"),
            fields.flag("proven"),
            fields.flag("undisputed"),
            "all".equals(claims) ? Claims.ALL : Claims.ENOUGH,
            "nothing-open".equals(cure) ? Cure.NOTHING_OPEN : Cure.NOTHING_ASKED,
            fields.objects("grounds", MOST_GROUNDS).stream().map(LadderReader::ground).toList(),
            fields.given("systems")
                ? fields.each("systems", NAME, MOST_SYSTEMS, LadderReader::name).stream()
                    .distinct()
                    .toList()
                : List.of());
    fields.refuseOthers();
    return rung;
  }

  private static @Nullable String form(SanctionKind kind, Fields fields) {
    if (!kind.forms().isEmpty()) {
      return fields.choice("form", kind.forms());
    }
    if (fields.given("form")) {
      fields.fault("form", "none: " + kind.word() + " has one form");
    }
    return null;
  }

  private static @Nullable SanctionKind after(
      SanctionKind kind, Set<SanctionKind> before, Fields fields) {
    List<String> earlier =
        before.stream().filter(each -> each != kind).map(SanctionKind::word).toList();
    if (earlier.isEmpty()) {
      if (fields.given("after")) {
        fields.fault("after", "none: no step of another kind comes before it");
      }
      return null;
    }
    String after = fields.optionalChoice("after", earlier);
    return after == null ? null : SanctionKind.of(after);
  }

  private static Ground ground(Fields fields) {
    String name = fields.optionalValue("name", NAME, LadderReader::name);
    if (name == null && !fields.given("name")) {
      fields.fault("name", NAME);
    }
    List<String> countries =
        fields.given("countries")
            ? fields.each("countries", "two capitals", MOST_COUNTRIES, LadderReader::country)
            : List.of();
    boolean clause = fields.flag("clause");
    String number = fields.optionalWords("number", LONGEST_NUMBER);
    if (number != null && !clause) {
      fields.fault("number", "none: clause is false");
    }
    fields.refuseOthers();
    return new Ground(requireNonNullElse(name, ""), countries, clause, number);
  }

  /**
   * @throws IllegalArgumentException if the text is no name
   */
  private static String name(String text) {
    if (!text.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(NAME);
    }
    return text;
  }

  private static String country(String text) {
    if (!text.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("two capitals");
    }
    return text;
  }
}
