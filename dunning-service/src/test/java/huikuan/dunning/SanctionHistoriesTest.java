package huikuan.dunning;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.LetterArrived;
import huikuan.contracts.ledger.LetterKind;
import huikuan.dunning.House.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Customers who are escalated, day by day: they pay, in part or wholly, payments bounce, they
 * dispute and are put on hold, demands are proven, and people propose, approve, reject and lift.
 * {@code -Dsanctions.seed= -Dsanctions.customers= -Dsanctions.days=} draw others.
 */
class SanctionHistoriesTest {

  private static final long SEED = Long.getLong("sanctions.seed", 17);
  private static final int CUSTOMERS = Integer.getInteger("sanctions.customers", 8);
  private static final int DAYS = Integer.getInteger("sanctions.days", 60);

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String SANCTIONS = "/api/v1/dunning/sanctions";
  private static final String APPROVALS = "/api/v1/dunning/approvals/";

  /** What must be in force before, by the ladder that is shipped. */
  private static final Map<String, String> AFTER =
      Map.of(
          "stop-service", "stop-supply",
          "terminate-authorisation", "stop-supply",
          "reputation", "stop-supply",
          "lawyers-letter", "stop-supply",
          "legal-action", "lawyers-letter");

  private static final List<String> BODIES =
      List.of(
          "\"kind\":\"stop-supply\",\"ground\":\"defence-of-performance\"",
          "\"kind\":\"stop-service\",\"ground\":\"defence-of-performance\"",
          "\"kind\":\"lawyers-letter\"",
          "\"kind\":\"legal-action\",\"form\":\"payment-order\"",
          "\"kind\":\"legal-action\",\"form\":\"suit\"");

  /** A customer with one invoice, as its documents have it. */
  private static final class Book {
    private final AccountId account;
    private final String invoice;
    private long open = 3_000_00;
    private long disputed;
    private @Nullable String dispute;
    private boolean proven;
    private @Nullable LocalDate heldUntil;
    private int documents;
    private final List<String> deeds = new ArrayList<>();

    Book(int number) {
      account = AccountId.parse("CN01.hist-" + number + ".USD");
      invoice = "SH-" + number;
    }

    String customer() {
      return account.customerId().toString();
    }

    String path() {
      return "/api/v1/dunning/customers/" + customer().replace('.', '/');
    }

    /** A hold lasts through its last day. */
    long asked(LocalDate today) {
      return heldUntil != null && !today.isAfter(heldUntil) ? 0 : open - disputed;
    }
  }

  private final Random random = new Random(SEED);
  private final List<String> differences = new ArrayList<>();
  private final Map<String, String> ends = new TreeMap<>();
  private LocalDate first = LocalDate.MIN;

  @Test
  void sanctionsFollowWhatIsOwed(@TempDir Path directory) {
    try (House house = new House(directory, Instant.parse("2013-01-07T00:00:00Z"))) {
      first = today(house);
      List<Book> books = IntStream.rangeClosed(1, CUSTOMERS).mapToObj(Book::new).toList();
      books.forEach(each -> begin(house, each));
      for (int day = 34; day < 34 + DAYS; day++) {
        house.moveTo(first.plusDays(day).atTime(10, 0).atZone(SHANGHAI).toInstant());
        books.forEach(each -> compare(house, each, "in the morning"));
        books.forEach(each -> live(house, each));
        house.moveTo(house.now());
        books.forEach(each -> compare(house, each, "after what people did"));
      }
      orders(house);
    }
    System.out.println(
        "Sanctions at their ends: "
            + ends.values().stream().collect(groupingBy(it -> it, TreeMap::new, counting())));
    assertThat(differences).isEmpty();
    if (System.getProperty("sanctions.seed") == null) {
      assertThat(ends.values())
          .contains("stop-supply cured", "stop-supply early", "stop-service cured")
          .anyMatch(each -> each.startsWith("lawyers-letter"));
    }
  }

  private static LocalDate today(House house) {
    return house.now().atZone(SHANGHAI).toLocalDate();
  }

  private void begin(House house, Book of) {
    house.tell(
        new CustomerChanged(of.account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    LocalDate due = first.minusDays(60);
    house.tell(
        of.invoice,
        new InvoicePosted(
            of.account, of.invoice, due.minusDays(30), null, due, usd(of.open), null, null, null));
  }

  private static Money usd(long cents) {
    return Money.parse("%d.%02d USD".formatted(cents / 100, cents % 100));
  }

  private boolean in(int times) {
    return random.nextInt(times) == 0;
  }

  /** A day of a customer, and of those who collect from it. */
  private void live(House house, Book of) {
    if (!of.proven && in(8)) {
      prove(house, of);
    }
    for (JsonNode each : sanctions(house, of)) {
      String id = each.path("id").asString();
      if (each.path("state").asString().equals("proposed") && in(2)) {
        boolean rejects = in(12);
        of.deeds.add(id + (rejects ? " rejected" : " approved"));
        decide(house, id, rejects ? "/reject" : "/approve");
      } else if (each.path("state").asString().equals("in-force") && in(60)) {
        of.deeds.add(id + " lifted early");
        liftEarly(house, id);
      }
    }
    if (in(4)) {
      propose(house, of);
    }
    money(house, of);
    if (of.dispute == null && of.open > 0 && in(30)) {
      dispute(house, of);
    } else if (of.dispute != null && in(6)) {
      resolve(house, of);
    }
    if (in(60)) {
      of.heldUntil = today(house).plusDays(random.nextInt(6));
      of.deeds.add(today(house) + ": held until " + of.heldUntil);
      Answer held =
          house.post(
              of.path() + "/hold",
              "{\"reason\":\"they merge\",\"until\":\"" + of.heldUntil + "\"}");
      assertThat(held.status()).as(held.text()).isEqualTo(200);
    }
  }

  private void money(House house, Book of) {
    if (of.open > 0 && in(40)) {
      receive(house, of, -of.open);
    } else if (of.open > 0 && in(30)) {
      receive(house, of, -Math.min(of.open, 1 + random.nextInt(1_200_00)));
    } else if (of.open < 3_000_00 && in(5)) {
      receive(house, of, 3_000_00 - of.open);
    }
  }

  /** Money that comes, or goes back. It settles what is disputed last. */
  private static void receive(House house, Book of, long change) {
    of.deeds.add(today(house) + ": " + change);
    of.open += change;
    if (of.disputed > of.open) {
      of.disputed = of.open;
      of.dispute = of.open == 0 ? null : of.dispute;
    }
    OpenItem item =
        new OpenItem(
            ItemKind.INVOICE,
            of.invoice,
            change < 0 ? usd(-change).negated() : usd(change),
            usd(of.open),
            null);
    String kind = change < 0 ? "receipt" : "reversal";
    String number = kind + of.invoice + "-" + ++of.documents;
    house.tell(
        number,
        new OpenItemsChanged(
            of.account,
            kind,
            number,
            today(house),
            List.of(item),
            List.of(),
            null,
            change < 0 ? null : "receipt"));
    house.settle();
  }

  private void prove(House house, Book of) {
    of.proven = true;
    house.tell(
        "letter " + of.invoice,
        new LetterArrived(
            "B-" + of.invoice,
            of.account,
            LetterKind.DEMAND,
            "signed-for",
            today(house),
            List.of(
                new Demanded(ItemKind.INVOICE, of.invoice, first.minusDays(60), usd(3_000_00)))));
  }

  private static void decide(House house, String id, String how) {
    String body = how.equals("/reject") ? "{\"reason\":\"call them first\"}" : "";
    int status = house.postAs("wang.wei", APPROVALS + id + how, body).status();
    assertThat(status).as(id + how).isIn(200, 409);
  }

  private static void liftEarly(House house, String id) {
    Answer asked = house.postAs("li.na", SANCTIONS + "/" + id + "/lift", "{\"reason\":\"new\"}");
    if (asked.status() == 200) {
      house.settle();
      decide(house, asked.body().path("lift").path("approval").asString(), "/approve");
    } else {
      assertThat(asked.text()).contains("lifted-in-order");
    }
  }

  private void propose(House house, Book of) {
    String body =
        "{\"company\":\"CN01\",\"customer\":\"%s\",%s,\"reason\":\"they do not answer\"}"
            .formatted(of.account.customer(), BODIES.get(random.nextInt(BODIES.size())));
    Answer answer = house.postAs("li.na", SANCTIONS, body);
    assertThat(answer.status()).as(answer.text()).isIn(201, 422);
  }

  private void dispute(House house, Book of) {
    long part = Math.max(1, of.open / (1 + random.nextInt(3)));
    Answer answer =
        house.post(
            of.path() + "/disputes",
            "{\"currency\":\"USD\",\"items\":[{\"number\":\"%s\",\"amount\":\"%s\"}],"
                    .formatted(of.invoice, usd(part).decimal())
                + "\"reason\":\"quality\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    of.disputed = part;
    of.dispute = answer.body().path("dispute").asString();
  }

  private static void resolve(House house, Book of) {
    Answer answer =
        house.post(
            "/api/v1/dunning/disputes/" + of.dispute + "/resolve",
            "{\"outcome\":\"owed\",\"rootCause\":\"pricing\",\"reason\":\"it was right\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    of.disputed = 0;
    of.dispute = null;
  }

  private static List<JsonNode> sanctions(House house, Book of) {
    Answer answer = house.get(SANCTIONS + "?limit=100&customer=" + of.customer());
    return answer.body().path("sanctions").valueStream().toList();
  }

  /** Each sanction that is proposed or in force has what it needs, by the customer's documents. */
  private void compare(House house, Book of, String when) {
    LocalDate today = today(house);
    List<JsonNode> all = sanctions(house, of);
    List<String> inForce = kinds(all, "in-force");
    List<String> proposed = kinds(all, "proposed");
    String facts =
        "%s %s %s: open %d, disputed %d, held until %s, proven %s, in force %s, proposed %s, %s: "
            .formatted(
                of.invoice,
                today,
                when,
                of.open,
                of.disputed,
                of.heldUntil,
                of.proven,
                inForce,
                proposed,
                of.deeds);
    require(of.open > 0 || inForce.isEmpty() && proposed.isEmpty(), facts + "all is settled");
    require(of.proven || inForce.isEmpty() && proposed.isEmpty(), facts + "nothing is proven");
    require(of.asked(today) > 0 || proposed.isEmpty(), facts + "nothing is asked for");
    require(
        of.asked(today) > 0 || inForce.isEmpty() || inForce.contains("legal-action"),
        facts + "nothing is asked for, and nothing binds it");
    require(
        inForce.stream().allMatch(each -> inForce.contains(AFTER.getOrDefault(each, each))),
        facts + "not in order");
    require(proposed.stream().distinct().count() == proposed.size(), facts + "proposed twice");
    for (JsonNode each : all) {
      String state = each.path("state").asString();
      require(
          !state.equals("proposed")
              || of.disputed == 0
              || !each.path("form").asString("").equals("payment-order"),
          facts + "a payment order while something is disputed");
      require(
          !state.equals("in-force")
              || !each.path("approvedBy").asString("").isEmpty()
                  && !each.path("approvedBy").equals(each.path("proposedBy")),
          facts + "not approved by another person");
      ends.put(
          each.path("id").asString(),
          each.path("kind").asString() + " " + each.path("ended").asString(state));
    }
  }

  private static List<String> kinds(List<JsonNode> sanctions, String state) {
    return sanctions.stream()
        .filter(each -> each.path("state").asString().equals(state))
        .map(each -> each.path("kind").asString())
        .toList();
  }

  private void require(boolean holds, String difference) {
    if (!holds) {
      differences.add(difference);
    }
  }

  /** The systems are told once of each that came into force, and once of each that was lifted. */
  private void orders(House house) {
    Map<String, List<String>> told = new TreeMap<>();
    house.told().stream()
        .filter(each -> each.event().has("sanction"))
        .filter(each -> each.type().matches("huikuan\\.dunning\\.sanction-(ordered|lifted)\\.v1"))
        .forEach(
            each ->
                told.computeIfAbsent(
                        each.event().path("sanction").asString(), _ -> new ArrayList<>())
                    .add(each.type().replaceAll(".*sanction-|\\.v1", "")));
    for (String id : ends.keySet()) {
      JsonNode shown = house.get(SANCTIONS + "/" + id).body();
      List<String> expected =
          switch (shown.path("state").asString()) {
            case "in-force" -> List.of("ordered");
            case "lifted" -> List.of("ordered", "lifted");
            default -> List.of();
          };
      require(
          told.getOrDefault(id, List.of()).equals(expected),
          id + " is " + shown.path("state") + " and was told " + told.get(id));
    }
  }
}
