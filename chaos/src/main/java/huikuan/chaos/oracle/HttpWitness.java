package huikuan.chaos.oracle;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.server.Gateway;
import huikuan.chaos.load.Entry;
import huikuan.chaos.load.Key;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.GatewayRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks through the gateway. */
public final class HttpWitness implements Witness {

  private static final int NOT_FOUND = 404;
  private static final String MESSAGES = "/notifications?limit=200&company=" + Doc.COMPANY;
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern NUMBER = Pattern.compile("K\\d+-\\d+");

  /** Its secret may look like a number. */
  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final GatewayClient client;
  private final Gateway gateway;
  private final Supplier<List<Mail>> mails;

  /**
   * @param mails what lies in the mail catcher
   */
  public HttpWitness(GatewayClient client, Gateway gateway, Supplier<List<Mail>> mails) {
    this.client = client;
    this.gateway = gateway;
    this.mails = mails;
  }

  /** The invoices that a mail names. */
  public static List<Mail> mail(String text, String to) {
    return NUMBER
        .matcher(LINK.matcher(text).replaceAll(""))
        .results()
        .map(number -> number.group())
        .distinct()
        .map(number -> new Mail(number, "", to))
        .toList();
  }

  /** The mail of a standalone, through its own door. */
  public static List<Mail> sandboxMails(GatewayClient client) {
    return pages(client, "/sandbox/mails?limit=200", "items", "after").stream()
        .map(each -> client.get("/sandbox/mails/" + each.path("id").asString()))
        .flatMap(each -> mail(text(each), each.path("to").path(0).asString()).stream())
        .toList();
  }

  private static String text(JsonNode mail) {
    return mail.path("subject").asString() + mail.path("text").asString();
  }

  private static List<JsonNode> pages(
      GatewayClient client, String path, String list, String cursor) {
    List<JsonNode> items = new ArrayList<>();
    JsonNode page = client.get(path);
    page.path(list).forEach(items::add);
    while (page.path("next").isString()) {
      String next = GatewayClient.encode(page.path("next").asString());
      page = client.get(path + "&" + cursor + "=" + next);
      page.path(list).forEach(items::add);
    }
    return items;
  }

  private static long cents(JsonNode amount) {
    return cents(amount.asString());
  }

  private static long cents(String amount) {
    return new BigDecimal(amount).movePointRight(2).longValueExact();
  }

  private static Key key(JsonNode document) {
    return new Key(document.path("kind").asString(), document.path("number").asString());
  }

  @Override
  public List<Recorded> history(String account) {
    String path = "/accounts/" + account + "/history?limit=1000";
    try {
      return pages(client, path, "events", "after").stream()
          .map(each -> new Recorded(key(each.path("document")), each.path("position").asLong()))
          .toList();
    } catch (GatewayRefused e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      return List.of();
    }
  }

  @Override
  public Figures figures(String account, LocalDate asOf, long knownAt) {
    String path = "/accounts/%s/balance?asOf=%s&knownAt=%d";
    JsonNode answer = client.get(path.formatted(account, asOf, knownAt));
    return new Figures(
        cents(answer.path("balance")), cents(answer.path("open")), cents(answer.path("unapplied")));
  }

  @Override
  public Trial trial(LocalDate asOf, long knownAt) {
    String path = "/trial?company=%s&asOf=%s&knownAt=%d";
    JsonNode answer = client.get(path.formatted(Doc.COMPANY, asOf, knownAt));
    JsonNode figures = answer.path("figures").path(0);
    return new Trial(
        answer.path("agree").asBoolean(),
        figures.isMissingNode() ? 0 : cents(figures.path("balance")));
  }

  @Override
  public Map<Key, Long> items(String account, LocalDate asOf) {
    String path = "/accounts/%s/items?status=all&limit=10000&asOf=%s".formatted(account, asOf);
    Map<Key, Long> items = new HashMap<>();
    JsonNode page = client.get(path);
    while (true) {
      page.path("items").forEach(item -> items.put(key(item), cents(item.path("open"))));
      page.path("credits").forEach(item -> items.put(key(item), cents(item.path("unapplied"))));
      if (!page.path("next").isString()) {
        return items;
      }
      page = client.get(path + "&after=" + GatewayClient.encode(page.path("next").asString()));
    }
  }

  @Override
  public Map<Key, Long> workItems(String account) {
    String customer = account.split("\\.", 3)[1];
    Map<Key, Long> items = new HashMap<>();
    for (String state : List.of("open", "settled", "reversed")) {
      String path =
          "/items?company=%s&customer=%s&state=%s&limit=1000"
              .formatted(Doc.COMPANY, customer, state);
      pages(client, path, "items", "after")
          .forEach(item -> items.put(key(item), cents(item.path("open"))));
    }
    return items;
  }

  @Override
  public List<Chased> cases(String account) {
    return pages(client, "/dunning/cases?account=" + account + "&limit=1000", "cases", "after")
        .stream()
        .filter(each -> each.path("kind").asString().equals("reminder"))
        .map(
            each ->
                new Chased(
                    each.path("invoice").asString(),
                    each.path("state").asString().equals("closed"),
                    cents(each.path("open"))))
        .toList();
  }

  @Override
  public String caseOf(String invoice) {
    try {
      return client.get("/dunning/cases/reminder.%s.%s".formatted(Doc.COMPANY, invoice)).toString();
    } catch (GatewayRefused e) {
      return e.toString();
    }
  }

  private JsonNode policy() {
    return client.get("/dunning/policies/standard");
  }

  @Override
  public List<Step> reminders() {
    JsonNode policy = policy();
    return policy
        .path("steps")
        .valueStream()
        .filter(step -> !step.path("kind").asString().equals("escalation"))
        .map(
            step ->
                new Step(
                    step.path("level").asString(),
                    step.path("daysAfterDue").asInt(0),
                    step.path("daysAfterPrevious").asInt(0),
                    step.path("kind").asString().equals("demand"),
                    cents(
                        policy
                            .path("minimum")
                            .path(
                                step.path("kind").asString().equals("demand")
                                    ? "demand"
                                    : "message"),
                        0),
                    step.path("workingDaysBeforeDue").asInt(0),
                    cents(step.path("from"), Long.MAX_VALUE)))
        .toList();
  }

  private static long cents(JsonNode amounts, long without) {
    return amounts
        .valueStream()
        .map(JsonNode::asString)
        .filter(amount -> amount.endsWith(Doc.CURRENCY))
        .mapToLong(amount -> cents(amount.substring(0, amount.indexOf(' '))))
        .findFirst()
        .orElse(without);
  }

  @Override
  public int mostInWeek() {
    JsonNode policy = policy();
    return Math.min(policy.path("mostInWeek").asInt(), policy.path("mostInWeekOfCustomer").asInt());
  }

  @Override
  public int timesLargest() {
    return policy().path("review").path("timesLargest").asInt(Integer.MAX_VALUE);
  }

  @Override
  public List<Mail> sent() {
    return pages(client, MESSAGES + "&status=sent", "items", "after").stream()
        .flatMap(each -> claims(whole(each)).stream())
        .toList();
  }

  /** A list shows some of a message's claims. */
  private JsonNode whole(JsonNode message) {
    boolean complete = message.path("invoices").size() == message.path("invoiceCount").asInt();
    return complete ? message : client.get("/notifications/" + message.path("id").asString());
  }

  private static List<Mail> claims(JsonNode message) {
    String to = message.path("recipient").path("email").asString();
    return message
        .path("invoices")
        .valueStream()
        .map(each -> new Mail(each.path("number").asString(), each.path("level").asString(), to))
        .toList();
  }

  @Override
  public List<String> unsent() {
    Set<String> contacted = new HashSet<>();
    return pages(client, MESSAGES, "items", "after").stream()
        .filter(
            each ->
                !each.path("status").asString().equals("sent")
                    || !contacted.add(each.path("recipient") + " " + each.path("day")))
        .map(JsonNode::toString)
        .toList();
  }

  @Override
  public List<Mail> caught() {
    return mails.get();
  }

  @Override
  public List<Answered> post(List<Entry> entries) {
    String body = entries.stream().map(Entry::json).collect(Collectors.joining(",", "[", "]"));
    try (InputStream answer = gateway.post(body)) {
      return JSON.readTree(answer)
          .path("results")
          .valueStream()
          .map(
              result ->
                  new Answered(
                      result.path("status").asString(),
                      result.path("account").asString(""),
                      result.path("position").asLong(0)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
