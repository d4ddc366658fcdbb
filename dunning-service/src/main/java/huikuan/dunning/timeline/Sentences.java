package huikuan.dunning.timeline;

import static java.util.stream.Collectors.joining;

import com.ibm.icu.text.MessageFormat;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.claim.Decision;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Take;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldView;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.timeline.Facts.DocumentFact;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes sentences of facts, in one language. They are told, and never stored. */
public final class Sentences {

  static final String BUNDLE = "huikuan.dunning.timeline.messages";

  /** The same in all languages, so that nobody takes a month for a day. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

  private final Locale locale;
  private final ResourceBundle texts;
  private final Currency currency;
  private final ZoneId zone;

  /**
   * @param currency of the account
   * @param zone the customer's
   */
  public Sentences(Language language, Currency currency, ZoneId zone) {
    this.locale = language.locale();
    this.texts = texts(language);
    this.currency = currency;
    this.zone = zone;
  }

  static ResourceBundle texts(Language language) {
    return ResourceBundle.getBundle(
        BUNDLE,
        language.locale(),
        Sentences.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** An event of a case. */
  public String of(Happening happening) {
    return text("event." + happening.event().word(), arguments(happening.facts()));
  }

  /** What is decided about a claim. */
  public String of(Decision decision) {
    return switch (decision) {
      case Take(var step, _) -> text("decision.take", arguments(new Facts().level(step.level())));
      case Nothing(var reason, var level, var until, var detail) -> {
        Facts facts = new Facts().reason(ToldReason.of(reason, detail)).until(until);
        yield text("decision.nothing", arguments(level == null ? facts : facts.level(level)));
      }
    };
  }

  /** All that a text can name: each fact as text, and {@code has…} whether there is one. */
  Map<String, Object> arguments(Facts facts) {
    Arguments arguments = new Arguments();
    arguments.add("level", facts.level, this::level);
    arguments.add("reason", facts.reason, this::reason);
    arguments.add("detail", facts.detail, text -> detail(facts.reason, text));
    arguments.add("day", facts.day, LocalDate::toString);
    arguments.add("daysLate", facts.daysLate, this::days);
    arguments.add("itemKind", facts.itemKind, ItemKind::toString);
    arguments.add("invoice", facts.invoice, text -> text);
    arguments.add("dueOn", facts.dueOn, LocalDate::toString);
    arguments.add("dueBefore", facts.dueBefore, LocalDate::toString);
    arguments.add("amount", facts.amount, this::amount);
    arguments.add("open", facts.open, this::amount);
    arguments.add("asked", facts.asked, this::amount);
    arguments.add("document", facts.document, this::document);
    arguments.add("policy", facts.policy, text -> text);
    arguments.add("policyBefore", facts.policyBefore, text -> text);
    arguments.add("owner", facts.owner, owner -> owner.substring(owner.indexOf(':') + 1));
    arguments.add(
        "recipient", facts.recipient == null ? facts.contactId : facts.recipient, text -> text);
    arguments.add("messageAt", facts.messageAt, this::moment);
    arguments.add("by", facts.by, key -> named("by.", key));
    arguments.add("from", facts.from, LocalDate::toString);
    arguments.add("receiptsThrough", facts.receiptsThrough, LocalDate::toString);
    arguments.add("until", facts.until, this::moment);
    arguments.add("round", facts.round, String::valueOf);
    arguments.add("sanction", facts.sanction, this::level);
    arguments.add("sums", facts.sums, this::sums);
    arguments.add("lacks", facts.lacks, this::lacks);
    arguments.add("system", facts.system, text -> text);
    arguments.add("disputed", facts.disputed, now -> now ? "yes" : "no");
    PlannedStep next = facts.steps == null || facts.steps.isEmpty() ? null : facts.steps.getFirst();
    arguments.add("next", next, step -> level(step.level()));
    arguments.add("nextAt", next, step -> moment(step.at()));
    arguments.add("held", facts.held, this::amount);
    arguments.add("task", facts.task, key -> named("task.", key));
    arguments.add("cause", facts.cause, key -> named("cause.", key));
    arguments.add("attitude", facts.attitude, key -> named("attitude.", key));
    arguments.add("note", facts.note, text -> text);
    arguments.add("reference", facts.reference, text -> text);
    arguments.add("file", facts.file, text -> text);
    arguments.add("heldAmount", facts.hold == null ? null : facts.hold.amount(), this::amount);
    arguments.add("heldUntil", facts.hold, hold -> hold.until().toString());
    arguments.add("heldFor", facts.hold, this::heldFor);
    arguments.add("letter", facts.letter, text -> text);
    arguments.add("proof", facts.proof, key -> named("proof.", key));
    return arguments.all;
  }

  private static final class Arguments {
    private final Map<String, Object> all = new HashMap<>();

    <T> void add(String name, @Nullable T value, Function<T, String> write) {
      all.put(name, value == null ? "" : write.apply(value));
      String has = "has" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
      all.put(has, value == null ? "no" : "yes");
    }
  }

  /** The words of a person; of a letter's difference, that it is under clarification. */
  private String heldFor(HoldView hold) {
    if (!Hold.isOfLetter(hold.source())) {
      return Hold.MANUAL.equals(hold.source()) ? hold.reason() : named("hold.", hold.reason());
    }
    String[] source = hold.source().split(" ");
    return text("hold." + hold.reason(), Map.of("letter", source[1], "line", source[2]));
  }

  /** A level of a policy of one's own has no other name. */
  private String level(String level) {
    return named("level.", level);
  }

  /** A sanction may be withdrawn for what it lacks. */
  private String reason(String key) {
    return texts.containsKey("reason." + key) ? named("reason.", key) : named("lack.", key);
  }

  private String lacks(List<String> each) {
    return each.stream().map(key -> named("lack.", key)).collect(joining(", "));
  }

  private String days(int late) {
    String key = late > 0 ? "days.late" : late == 0 ? "days.none" : "days.early";
    return text(key, Map.of("days", Math.abs(late)));
  }

  /** Each in its own currency. */
  private String sums(List<String> each) {
    return each.isEmpty()
        ? "0"
        : each.stream()
            .map(Money::parse)
            .map(money -> amount(money.decimal(), money.currency()))
            .collect(joining(", "));
  }

  private String amount(String decimal) {
    return amount(decimal, currency);
  }

  private String amount(String decimal, Currency in) {
    DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
    int decimals = Math.max(0, in.getDefaultFractionDigits());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(new BigDecimal(decimal)) + " " + in.getCurrencyCode();
  }

  private String detail(@Nullable String reason, String text) {
    if (Decision.Reason.COVERED.word().equals(reason)) {
      return credits(text);
    }
    if (Decision.Reason.ON_HOLD.word().equals(reason)) {
      return named("hold.", text);
    }
    return Decision.Reason.NOT_READY.word().equals(reason) ? missing(text) : text;
  }

  /** Each thing that is missing is its sort and name. */
  private String missing(String names) {
    return Arrays.stream(names.split(", "))
        .map(each -> named("missing.", each.replace(' ', '.')))
        .collect(joining(", "));
  }

  /** Each credit is its kind and number. */
  private String credits(String names) {
    return Arrays.stream(names.split(", "))
        .map(each -> each.split(" ", 2))
        .map(each -> each.length < 2 ? each[0] : named("document.", each[0]) + " " + each[1])
        .collect(joining(", "));
  }

  private String document(DocumentFact document) {
    return named("document.", document.kind()) + " " + document.number();
  }

  private String moment(Instant moment) {
    return MOMENT.format(moment.atZone(zone));
  }

  /** What has no name yet, since it is newer, is told by its key. */
  private String named(String list, String key) {
    return texts.containsKey(list + key) ? text(list + key, Map.of()) : key;
  }

  private String text(String key, Map<String, Object> arguments) {
    return new MessageFormat(texts.getString(key), locale).format(arguments);
  }
}
