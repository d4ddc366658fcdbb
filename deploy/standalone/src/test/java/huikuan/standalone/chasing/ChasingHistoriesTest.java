package huikuan.standalone.chasing;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.standalone.chasing.History.Feature;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/**
 * Generated histories through ledger, dunning and notification, day by day, compared with {@link
 * PlainRules}. {@code -Dchasing.seed= -Dchasing.histories= -Dchasing.days=} choose others; {@code
 * -Dchasing.features=HOLDS,PLACES} draws fewer kinds of facts. Each history is a company of its
 * own; all live through the same days.
 */
@Execution(ExecutionMode.CONCURRENT)
class ChasingHistoriesTest {

  private static final long SEED = Long.getLong("chasing.seed", 363);
  private static final int HISTORIES = Integer.getInteger("chasing.histories", 4);
  private static final int DAYS = Integer.getInteger("chasing.days", 28);

  /** One of so many questions about an account and a day is asked on that day. */
  private static final int ASKED_THEN = Integer.getInteger("chasing.asked", 20);

  /** One of so many questions about a past day is asked at the end. */
  private static final int ASKED_LATER = Integer.getInteger("chasing.asked", 20);

  /**
   * The kinds of facts of a history: those that are named. Else all, but each has about half of
   * those that keep most messages back, so that some still leave.
   */
  static Set<Feature> features(long seed) {
    String named = System.getProperty("chasing.features");
    if (named != null) {
      return Stream.of(named.split(","))
          .filter(each -> !each.isBlank())
          .map(Feature::valueOf)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feature.class)));
    }
    Random draws = new Random(seed * 31 + 7);
    Set<Feature> features = EnumSet.complementOf(EnumSet.of(Feature.TIMES));
    features.removeIf(each -> each.compareTo(Feature.READINESS) >= 0 && draws.nextBoolean());
    return features;
  }

  private static final String AT_THE_END = "asked at the end";
  private static final String REST = " (a day of rest)";

  private final Map<String, PlainRules> rules = new LinkedHashMap<>();
  private final Map<String, PlainAgreements> agreements = new LinkedHashMap<>();
  private final List<String> differences = new ArrayList<>();
  private final Map<String, Long> held = new TreeMap<>();
  private final Random random = new Random(SEED);
  private long decisionsAsked;
  private long agendasAsked;
  private long worksCompared;

  @Test
  void whatIsDoneIsWhatTheRulesSay(@TempDir Path directory) {
    List<History> histories =
        LongStream.range(SEED, SEED + HISTORIES)
            .mapToObj(seed -> History.of(seed, DAYS, features(seed)))
            .toList();
    List<PlainPolicy> policies = new ArrayList<>(List.of(standard()));
    histories.forEach(each -> policies.addAll(each.policies()));
    for (History each : histories) {
      List<PlainPolicy> own = new ArrayList<>(each.policies());
      own.add(standard());
      rules.put(
          each.company(),
          new PlainRules(each.facts(), own, each.requires(), each.agreements())
              .until(History.end(DAYS)));
      agreements.put(each.company(), each.agreements());
    }
    TreeMap<Instant, Map<String, List<Fact>>> facts = new TreeMap<>();
    for (History history : histories) {
      for (Fact fact : history.facts()) {
        facts
            .computeIfAbsent(fact.at(), none -> new LinkedHashMap<>())
            .computeIfAbsent(history.company(), none -> new ArrayList<>())
            .add(fact);
      }
    }
    Instant start = facts.firstKey();
    try (Chain chain =
        new Chain(directory, start.minus(Duration.ofHours(1)), policies, settings(histories))) {
      histories.forEach(each -> chain.setPoints(each.company(), PlainWork.rules()));
      facts.forEach(
          (moment, byCompany) -> {
            chain.moveTo(moment);
            chain.tell(byCompany);
            bounce(chain, byCompany);
            order(chain, byCompany);
            // What is due at this very moment is done, too: the claims of a contract follow it.
            chain.moveTo(moment);
            agreementsAt(chain, moment);
            workAt(chain, byCompany, moment);
            askNow(chain, moment);
            agendaUntil(chain, moment, facts.higherKey(moment));
          });
      chain.moveTo(History.end(DAYS));
      compare(chain);
      show(chain, histories);
    }
    long messages = rules.values().stream().mapToLong(each -> each.messages().size()).sum();
    long decided = rules.values().stream().mapToLong(each -> each.decisions().size()).sum();
    System.out.printf(
        "seeds %d to %d, %d days: %d messages (%d demands), %d decisions (%d asked for), %d agendas,"
            + " %d claims left out, %d escalations, %d lines of work lists%n",
        SEED,
        SEED + HISTORIES - 1,
        DAYS,
        messages,
        rules.values().stream()
            .flatMap(each -> each.messages().stream())
            .filter(each -> each.kind().equals("demand"))
            .count(),
        decided,
        decisionsAsked,
        agendasAsked,
        rules.values().stream().mapToInt(each -> each.leftOut().size()).sum(),
        rules.values().stream().mapToInt(each -> each.escalations().size()).sum(),
        worksCompared);
    System.out.println(reasons() + ", on hold at the end: " + held);
    assertThat(differences).isEmpty();
    if (System.getProperty("chasing.seed") == null) {
      assertThat(reasons()).containsKeys("on-hold", "outside-hours", "take");
    }
  }

  private static PlainPolicy standard() {
    boolean anyIsReady =
        LongStream.range(SEED, SEED + HISTORIES)
            .anyMatch(seed -> features(seed).contains(Feature.READINESS));
    return PlainPolicy.standard(anyIsReady ? 6 : null);
  }

  private static List<String> settings(List<History> histories) {
    List<String> settings = new ArrayList<>();
    for (History each : histories) {
      String company = "--huikuan.companies." + each.company();
      if (!each.requires().requires().isEmpty()) {
        settings.add(company + ".requires=" + String.join(",", each.requires().requires()));
      }
      settings.add(company + ".confirmed-within=" + each.requires().confirmedWithin());
    }
    return settings;
  }

  /** How often each reason occurs. A reason that never does is not tested. */
  private Map<String, Long> reasons() {
    return Stream.concat(
            rules.values().stream()
                .flatMap(each -> each.decisions().stream())
                .map(each -> each.text().replaceFirst(" .*", "")),
            rules.values().stream()
                .flatMap(each -> each.leftOut().stream())
                .map(each -> "left out: " + each.reason()))
        .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
  }

  /** Gives the orders that the model has people give. */
  private void order(Chain chain, Map<String, List<Fact>> byCompany) {
    byCompany.forEach(
        (company, facts) -> {
          PlainRules plain = Objects.requireNonNull(rules.get(company));
          for (Fact fact : facts) {
            if (fact instanceof Fact.Skip it && plain.skipped().get(it) instanceof String level) {
              chain.order(company, it.invoice(), "skip", Map.of("level", level));
            }
            if (fact instanceof Fact.Move it
                && plain.moved().get(it) instanceof PlainPolicy policy) {
              String version = policy.id() + "/" + policy.version();
              chain.order(company, it.invoice(), "move", Map.of("policy", version));
            }
          }
        });
  }

  /** Bounces the messages that the model has sent: if one was not sent, that is a difference. */
  private void bounce(Chain chain, Map<String, List<Fact>> byCompany) {
    boolean any = false;
    for (Map.Entry<String, List<Fact>> each : byCompany.entrySet()) {
      for (Fact fact : each.getValue()) {
        PlainRules.Message message =
            fact instanceof Fact.Bounce it ? rules.get(each.getKey()).bounced().get(it) : null;
        if (message != null) {
          any = true;
          try {
            chain.bounce(each.getKey(), message);
          } catch (AssertionError refused) {
            differences.add(each.getKey() + " " + refused.getMessage());
          }
        }
      }
    }
    if (any) {
      chain.settle();
    }
  }

  /** Compares the work lists of the companies to which something happens. */
  private void workAt(Chain chain, Map<String, List<Fact>> byCompany, Instant moment) {
    for (String company : byCompany.keySet()) {
      PlainWork plain = Objects.requireNonNull(rules.get(company)).work(moment);
      List<@Nullable String> lists = new ArrayList<>(plain.collectors());
      lists.add(null);
      for (String collector : lists) {
        if (!different.contains(company)) {
          List<String> expected = plain.lines(collector);
          worksCompared += expected.size();
          differs(
              company + " work list of " + collector + " at " + moment,
              expected,
              PlainWork.told(chain, company, collector));
        }
      }
    }
  }

  /** Compares what is agreed and disputed, as it is told on that day. */
  private void agreementsAt(Chain chain, Instant moment) {
    agreements.forEach(
        (company, plain) -> {
          List<String> expected = plain.shown().get(moment);
          boolean differed = different.contains(company);
          if (expected != null && !expected.isEmpty() && !differed) {
            differs(
                company + " agreements at " + moment,
                expected,
                AgreementCalls.shown(chain, company));
          }
        });
  }

  private void compare(Chain chain) {
    differences.addAll(chain.refusals);
    List<String> addresses = new ArrayList<>();
    rules.forEach(
        (company, plain) -> {
          differs(
              company + " messages",
              plain.messages().stream()
                  .map(each -> text(each) + (plain.bounced().containsValue(each) ? " bounced" : ""))
                  .toList(),
              messagesOf(chain, company));
          plain.messages().forEach(each -> addresses.add(each.address()));
          differences.addAll(
              new Promises(plain.facts(), Objects.requireNonNull(agreements.get(company)))
                  .broken(sent(company)));
          for (Fact.Invoice each : plain.book().invoices()) {
            if (PlainBook.effective(each.at(), each.postedOn()).isAfter(History.end(DAYS))) {
              continue;
            }
            differs(
                company + " steps of " + each.number(),
                plain.outcomes(each.number()),
                outcomesOf(chain, company, each.number()));
            List<String> holds = plain.holdsOfContract(each.number(), History.end(DAYS));
            holds.forEach(one -> held.merge(one.replaceFirst(" .*", ""), 1L, Long::sum));
            differs(
                company + " holds of " + each.number(),
                holds,
                holdsOf(chain, company, each.number()));
          }
        });
    List<String> mailed = chain.mails().stream().flatMap(each -> each.to().stream()).toList();
    differs(
        "all mails to",
        addresses.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList(),
        mailed.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList());
    rules.keySet().forEach(company -> askOfThePast(chain, company));
  }

  /** The holds by the contract, by the case. */
  private static List<String> holdsOf(Chain chain, String company, String invoice) {
    List<String> holds = new ArrayList<>();
    String id = "reminder." + company + "." + invoice;
    for (JsonNode each : chain.get("dunning", "/dunning/cases/" + id).path("holds")) {
      String source = each.path("source").asString();
      if (source.equals("chasing-start")) {
        holds.add(source);
      } else if (source.equals("milestones")) {
        holds.add(source + " " + each.path("amount").asString("all of it"));
      }
    }
    return holds;
  }

  /** The outcome of each step, by the timeline of its case. */
  private static List<String> outcomesOf(Chain chain, String company, String invoice) {
    List<String> outcomes = new ArrayList<>();
    String day = "";
    String id = "reminder." + company + "." + invoice;
    for (JsonNode each : chain.get("dunning", "/dunning/cases/" + id).path("timeline")) {
      String level = each.path("level").asString();
      switch (each.path("event").asString()) {
        case "step-requested" -> day = each.path("day").asString();
        case "step-taken" -> outcomes.add(each.path("day").asString() + " " + level + " taken");
        case "step-bounced" -> outcomes.add(each.path("day").asString() + " " + level + " bounced");
        case "step-not-taken" ->
            outcomes.add(day + " " + level + " " + each.path("reason").asString());
        case "escalated" -> outcomes.add(each.path("day").asString() + " " + level + " escalated");
        default -> {}
      }
    }
    return outcomes;
  }

  // The agenda

  /** A claim with one of these reasons has nothing on the agenda at that moment. */
  private static final Set<String> NOTHING_PLANNED =
      Set.of("closed", "on-hold", "not-due", "no-step-left", "escalated");

  /** A step as the agenda tells it. */
  private record Planned(String level, Instant at) {}

  /**
   * Nothing happens until the next facts, so the agenda has each step that is taken until then, and
   * none of a claim of which none can be due.
   */
  private void agendaUntil(Chain chain, Instant now, @Nullable Instant next) {
    Instant until = next == null ? History.end(DAYS) : next;
    rules.forEach(
        (company, plain) -> {
          Map<String, PlainRules.Decision> due = new TreeMap<>();
          plain.decisions().stream()
              .filter(each -> each.at().isAfter(now) && each.at().isBefore(until))
              .forEach(each -> due.putIfAbsent(each.claim(), each));
          boolean any = due.values().stream().anyMatch(each -> each.take() != null);
          if (any && !different.contains(company)) {
            // A document that takes effect in between is not known yet.
            due.values()
                .removeIf(each -> each.reason().equals("closed") && isOpen(plain, each, now));
            compareAgenda(chain, company, now, until, due);
          }
        });
  }

  private static boolean isOpen(PlainRules plain, PlainRules.Decision of, Instant now) {
    return plain.book().sum(of.claim(), now) > 0;
  }

  private void compareAgenda(
      Chain chain,
      String company,
      Instant now,
      Instant until,
      Map<String, PlainRules.Decision> due) {
    String question = "/dunning/agenda?limit=500&company=%s&to=%s".formatted(company, until);
    Map<String, Planned> told = new TreeMap<>();
    for (JsonNode each : chain.pages("dunning", question, "steps")) {
      Instant at = Instant.parse(each.path("at").asString());
      told.put(each.path("invoice").asString(), new Planned(each.path("level").asString(), at));
    }
    agendasAsked++;
    due.forEach(
        (claim, decision) -> {
          Planned planned = told.get(claim);
          if (!agree(planned, decision)) {
            differences.add(
                "%s agenda at %s until %s: %s, the model: %s on %s: %s"
                    .formatted(
                        company, now, until, planned, claim, decision.day(), decision.text()));
          }
        });
  }

  /**
   * A step that has waited for its company or for receipts keeps the moment at which it was due. A
   * step that waits for a stage of a contract is planned for the day after the planned one.
   */
  private static boolean agree(@Nullable Planned planned, PlainRules.Decision decision) {
    PlainPolicy.Step take = decision.take();
    if (take != null) {
      return planned != null
          && planned.level().equals(take.level())
          && !planned.at().isAfter(decision.at());
    }
    return planned == null
        || !planned.at().equals(decision.at())
        || !decision.isContactDay()
        || decision.byContract()
        || !NOTHING_PLANNED.contains(decision.reason());
  }

  // Decisions

  /** Asks on the day itself about one account of each company. */
  private void askNow(Chain chain, Instant now) {
    rules.forEach(
        (company, plain) -> {
          if (random.nextInt(ASKED_THEN) == 0) {
            List<PlainRules.Decision> until =
                plain.decisions().stream().filter(each -> !each.at().isAfter(now)).toList();
            PlainRules.Decision one = until.isEmpty() ? null : until.getLast();
            if (one != null && !hasMoved(plain, one, now)) {
              Fact.Invoice invoice = Objects.requireNonNull(plain.book().invoice(one.claim()));
              ask(chain, company, account(invoice), one.day(), until, "asked at " + now);
            }
          }
        });
  }

  /** Whether the moment of the day is still to come, or the customer's zones had none. */
  private boolean isUnsure(String company, LocalDate day, String when) {
    return !when.equals(AT_THE_END)
        || rules.get(company).facts().stream()
            .filter(Fact.Customer.class::isInstance)
            .map(each -> LocalDate.ofInstant(each.at(), ZoneOffset.UTC))
            .anyMatch(each -> Math.abs(ChronoUnit.DAYS.between(each, day)) <= 1);
  }

  /** Whether the customer has moved: then the moment in the new zone may still be to come. */
  private static boolean hasMoved(PlainRules plain, PlainRules.Decision since, Instant now) {
    return plain.facts().stream()
        .filter(Fact.Customer.class::isInstance)
        .anyMatch(each -> !each.at().isBefore(since.at()) && !each.at().isAfter(now));
  }

  private void askOfThePast(Chain chain, String company) {
    List<PlainRules.Decision> all = rules.get(company).decisions();
    PlainBook book = rules.get(company).book();
    Set<String> asked = new TreeSet<>();
    for (PlainRules.Decision each : all) {
      String account = account(Objects.requireNonNull(book.invoice(each.claim())));
      if (asked.add(account + each.day()) && random.nextInt(ASKED_LATER) == 0) {
        ask(chain, company, account, each.day(), all, AT_THE_END);
      }
    }
  }

  private static String account(Fact.Invoice invoice) {
    return invoice.customer() + "." + invoice.currency();
  }

  /**
   * The reasons that count as one on a day of rest. The next contact day is planned, so it is not
   * defined whether an earlier step is due on a day of rest, and what would keep it.
   */
  private static final Set<String> OF_A_DAY_OF_REST =
      Set.of(
          "not-due",
          "below-minimum",
          "covered",
          "no-contact-day",
          "chasing-closed",
          "receipts-missing");

  private static boolean isOfRest(@Nullable String decision) {
    return decision != null && decision.endsWith(REST);
  }

  private void ask(
      Chain chain,
      String company,
      String account,
      LocalDate day,
      List<PlainRules.Decision> known,
      String when) {
    PlainBook book = rules.get(company).book();
    Map<String, String> expected = new TreeMap<>();
    for (PlainRules.Decision each : known) {
      boolean ofAccount =
          account(Objects.requireNonNull(book.invoice(each.claim()))).equals(account);
      if (each.day().equals(day) && ofAccount) {
        expected.put(each.claim(), each.claim() + " " + each.text() + (each.ofRest() ? REST : ""));
      }
    }
    Map<String, String> found = new TreeMap<>();
    String question =
        "/dunning/decisions?limit=200&account=%s.%s&on=%s".formatted(company, account, day);
    for (JsonNode each : chain.pages("dunning", question, "decisions")) {
      String claim = each.path("invoice").asString();
      boolean unsure = isUnsure(company, day, when) || rules.get(company).isUnsure(claim, day);
      if (!expected.containsKey(claim) && unsure) {
        continue;
      }
      String take = each.path("take").asString("");
      String text = take.isEmpty() ? each.path("reason").asString() : "take " + take;
      boolean alike = OF_A_DAY_OF_REST.contains(text) && isOfRest(expected.get(claim));
      found.put(claim, alike ? Objects.requireNonNull(expected.get(claim)) : claim + " " + text);
    }
    decisionsAsked += expected.size();
    differs(
        "%s decisions of %s on %s, %s".formatted(company, account, day, when),
        List.copyOf(expected.values()),
        List.copyOf(found.values()));
  }

  private static String text(PlainRules.Message message) {
    Set<String> lines = new TreeSet<>();
    for (PlainRules.Line line : message.lines()) {
      lines.add(
          "%s %s %s".formatted(line.claim(), line.level(), PlainPolicy.decimal(line.asked())));
    }
    return "%s %s %s %s %s"
        .formatted(message.day(), message.customer(), message.contact(), message.kind(), lines);
  }

  private final Map<String, List<JsonNode>> notifications = new TreeMap<>();

  private List<String> messagesOf(Chain chain, String company) {
    if (notifications.isEmpty()) {
      for (JsonNode each : chain.pages("notification", "/notifications?limit=200", "items")) {
        String of = each.path("customer").asString().replaceFirst("\\..*", "");
        // A list shows only the first twenty claims of a message.
        boolean more = each.path("invoiceCount").asInt() > each.path("invoices").size();
        String id = "/notifications/" + each.path("id").asString();
        notifications
            .computeIfAbsent(of, none -> new ArrayList<>())
            .add(more ? chain.get("notification", id) : each);
      }
    }
    List<String> found = new ArrayList<>();
    for (JsonNode each : notifications.getOrDefault(company, List.of())) {
      Set<String> lines = new TreeSet<>();
      for (JsonNode line : each.path("invoices")) {
        lines.add(
            "%s %s %s"
                .formatted(
                    line.path("number").asString(),
                    line.path("level").asString(),
                    line.path("open").asString()));
      }
      String status = each.path("status").asString();
      found.add(
          "%s %s %s %s %s%s"
              .formatted(
                  each.path("day").asString(),
                  each.path("customer").asString().replaceFirst(".*\\.", ""),
                  each.path("recipient").path("contactId").asString(),
                  each.path("kind").asString(),
                  lines,
                  status.equals("sent") ? "" : " " + status));
    }
    return found;
  }

  private List<Promises.Sent> sent(String company) {
    List<Promises.Sent> sent = new ArrayList<>();
    for (JsonNode each : notifications.getOrDefault(company, List.of()).reversed()) {
      List<PlainRules.Line> lines = new ArrayList<>();
      for (JsonNode line : each.path("invoices")) {
        long asked = Long.parseLong(line.path("open").asString().replace(".", ""));
        lines.add(
            new PlainRules.Line(
                line.path("number").asString(), line.path("level").asString(), asked));
      }
      if (each.has("sentAt")) {
        sent.add(
            new Promises.Sent(
                each.path("customer").asString().replaceFirst(".*\\.", ""),
                each.path("recipient").path("contactId").asString(),
                LocalDate.parse(each.path("day").asString()),
                each.path("kind").asString(),
                Instant.parse(each.path("sentAt").asString()),
                lines));
      }
    }
    return sent;
  }

  private final Set<String> different = new TreeSet<>();

  private void show(Chain chain, List<History> histories) {
    for (History history : histories) {
      if (different.contains(history.company())) {
        System.out.println("== " + history.company());
        history.policies().forEach(each -> System.out.println(each));
        history.facts().forEach(each -> System.out.println(each));
        rules.get(history.company()).messages().forEach(each -> System.out.println(each));
        rules.get(history.company()).leftOut().forEach(each -> System.out.println(each));
        for (JsonNode each : chain.pages("dunning", "/dunning/cases?limit=1000", "cases")) {
          String id = each.path("id").asString();
          if (id.startsWith("reminder." + history.company() + ".")) {
            System.out.println("-- " + id + " " + each.path("state").asString());
            for (JsonNode one : chain.get("dunning", "/dunning/cases/" + id).path("timeline")) {
              if (!one.path("event").asString().equals("planned")
                  || Boolean.getBoolean("chasing.plans")) {
                System.out.println(
                    "   " + one.path("at").asString() + " " + one.path("text").asString());
              }
            }
          }
        }
      }
    }
  }

  private void differs(String what, List<String> expected, List<String> found) {
    List<String> missing = new ArrayList<>(expected);
    found.forEach(missing::remove);
    List<String> more = new ArrayList<>(found);
    expected.forEach(more::remove);
    if (!missing.isEmpty() || !more.isEmpty()) {
      different.add(what.replaceFirst(" .*", ""));
    }
    missing.forEach(each -> differences.add(what + " expected: " + each));
    more.forEach(each -> differences.add(what + " seen: " + each));
  }
}
