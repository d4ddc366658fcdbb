package huikuan.chaos.collecting;

import huikuan.standalone.client.GatewayClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * All that is told of the second company when all is over.
 *
 * @param told by kind and id, such as {@code promises promise.CN02.g1.1}
 * @param twice what lists name more than once
 */
public record Portrait(
    SortedMap<String, JsonNode> told, List<String> twice, List<Answered> answers) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String QUERY = "?company=" + People.COMPANY + "&limit=";
  private static final int LONGEST = 600;

  /** These depend on what else was posted, on real time, or on secrets. */
  private static final Set<String> VOLATILE =
      Set.of(
          "position",
          "proposal",
          "version",
          "hash",
          "receivedAt",
          "readAt",
          "readThrough",
          "customerSequence",
          "salt");

  /** Several invoices, and several documents, have no order within a moment. */
  private static final Comparator<JsonNode> WITHIN_A_MOMENT =
      Comparator.comparing((JsonNode each) -> each.path("invoice").asString(""))
          .thenComparing(each -> each.has("postedOn") ? each.path("number").asString("") : "");

  /** These events of a case may come in the moment in which it closes, or not at all. */
  private static final Set<String> OF_A_MOMENT = Set.of("held", "planned", "hold-ended");

  /** Its address, and its secret, are the instance's. */
  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<]+");

  /**
   * Something of which there is a list.
   *
   * @param name what one is called here
   * @param page how many at most a page has
   * @param id the field that tells one from all others
   * @param detail where one is told whole; empty = the list does
   */
  private record Kind(String name, String path, String list, int page, String id, String detail) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "promises", "/dunning/promises", "promises", 500, "promise", "/dunning/promises/"),
          new Kind(
              "disputes", "/dunning/disputes", "disputes", 500, "dispute", "/dunning/disputes/"),
          new Kind(
              "concessions",
              "/dunning/concessions",
              "concessions",
              500,
              "concession",
              "/dunning/concessions/"),
          new Kind(
              "sanctions", "/dunning/sanctions", "sanctions", 100, "id", "/dunning/sanctions/"),
          new Kind("cases", "/dunning/cases", "cases", 1_000, "id", "/dunning/cases/"),
          new Kind("tasks", "/dunning/tasks", "tasks", 200, "task", ""),
          new Kind("batches", "/dunning/batches", "batches", 100, "id", "/dunning/batches/"),
          new Kind("messages", "/notifications", "items", 200, "id", "/notifications/"));

  static Portrait read(GatewayClient client, List<String> customers, List<Answered> answers) {
    SortedMap<String, JsonNode> told = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    for (Kind kind : KINDS) {
      for (JsonNode each : pages(client, kind.path() + QUERY + kind.page(), kind.list())) {
        String id = each.path(kind.id()).asString();
        JsonNode whole = kind.detail().isEmpty() ? each : client.get(kind.detail() + id);
        if (told.put(kind.name() + " " + id, whole) != null) {
          twice.add(kind.name() + " " + id);
        }
      }
    }
    told.put(
        "portfolios",
        client.get("/dunning/portfolios?company=" + People.COMPANY).path("portfolios"));
    for (String customer : customers) {
      of(customer, client, told);
    }
    return new Portrait(told, List.copyOf(twice), answers);
  }

  private static void of(String customer, GatewayClient client, SortedMap<String, JsonNode> told) {
    String at = "/dunning/customers/" + People.COMPANY + "/" + customer;
    ArrayNode talks = JSON.createArrayNode();
    pages(client, at + "/talks?limit=50", "talks").forEach(talks::add);
    told.put("talks " + customer, talks);
    told.put("holds " + customer, client.get(at + "/holds").path("holds"));
    String account = People.COMPANY + "." + customer + ".USD";
    told.put(
        "items " + customer,
        client.get("/accounts/" + account + "/items?status=all&limit=1000&asOf=2199-12-31"));
    ArrayNode mails = JSON.createArrayNode();
    for (JsonNode mail :
        pages(client, "/sandbox/mails?limit=200&to=ap@" + customer + ".example", "items")) {
      mails.add(mail.path("date").asString() + " " + mail.path("subject").asString());
    }
    told.put("mails " + customer, mails);
  }

  private static List<JsonNode> pages(GatewayClient client, String path, String list) {
    List<JsonNode> items = new ArrayList<>();
    JsonNode page = client.get(path);
    page.path(list).forEach(items::add);
    while (page.path("next").isString()) {
      page = client.get(path + "&after=" + GatewayClient.encode(page.path("next").asString()));
      page.path(list).forEach(items::add);
    }
    return items;
  }

  /** Those of a kind, such as {@code promises}. */
  List<JsonNode> all(String kind) {
    return told.entrySet().stream()
        .filter(each -> each.getKey().startsWith(kind + " "))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The differences from a run of the same plan in which nothing was killed. */
  public List<String> differences(Portrait undisturbed) {
    List<String> differences = new ArrayList<>();
    Map<String, JsonNode> must = undisturbed.lines();
    Map<String, JsonNode> are = lines();
    List<String> unsure = answers.stream().filter(Answered::unsure).map(Portrait::key).toList();
    must.keySet().removeAll(unsure);
    are.keySet().removeAll(unsure);
    Set<String> all = new TreeSet<>(must.keySet());
    all.addAll(are.keySet());
    for (String each : all) {
      differ(
          each,
          must.getOrDefault(each, MissingNode.getInstance()),
          are.getOrDefault(each, MissingNode.getInstance()),
          differences);
    }
    return differences;
  }

  private SortedMap<String, JsonNode> lines() {
    SortedMap<String, JsonNode> lines = new TreeMap<>();
    told.forEach((key, value) -> lines.put(key, steady(value)));
    for (Answered each : answers) {
      ObjectNode answer =
          JSON.createObjectNode().put("id", each.id()).put("refusal", each.refusal());
      lines.put(key(each), answer);
    }
    return lines;
  }

  private static String key(Answered answer) {
    return "answer %s %d %s".formatted(answer.customer(), answer.standstill(), answer.deed());
  }

  private static JsonNode steady(JsonNode told) {
    if (told instanceof ArrayNode array) {
      return inOrder(array.valueStream().map(Portrait::steady).toList());
    }
    if (!(told instanceof ObjectNode object)) {
      return told.isString()
          ? StringNode.valueOf(LINK.matcher(told.asString()).replaceAll("a link"))
          : told;
    }
    ObjectNode steady = JSON.createObjectNode();
    object
        .properties()
        .forEach(
            each -> {
              if (!VOLATILE.contains(each.getKey())) {
                JsonNode value = steady(each.getValue());
                steady.set(
                    each.getKey(),
                    each.getKey().equals("timeline") ? withoutWhatEndedAtOnce(value) : value);
              }
            });
    return steady;
  }

  /** Moments keep the order in which they are told; so does all that has no moment. */
  private static ArrayNode inOrder(List<JsonNode> told) {
    ArrayNode ordered = JSON.createArrayNode();
    int end;
    for (int begin = 0; begin < told.size(); begin = end) {
      String moment = moment(told.get(begin));
      end = begin + 1;
      while (end < told.size() && !moment.isEmpty() && moment(told.get(end)).equals(moment)) {
        end++;
      }
      told.subList(begin, end).stream().sorted(WITHIN_A_MOMENT).forEach(ordered::add);
    }
    return ordered;
  }

  private static String moment(JsonNode of) {
    return of.path("at").asString(of.path("postedOn").asString(""));
  }

  /** A case that closes may be held and planned at that moment, or close before. */
  private static JsonNode withoutWhatEndedAtOnce(JsonNode timeline) {
    Set<String> closed = new TreeSet<>();
    for (JsonNode each : timeline) {
      if (each.path("event").asString("").equals("closed")) {
        closed.add(each.path("at").asString());
      }
    }
    ArrayNode kept = JSON.createArrayNode();
    timeline
        .valueStream()
        .filter(
            each ->
                !closed.contains(each.path("at").asString(""))
                    || !OF_A_MOMENT.contains(each.path("event").asString("")))
        .forEach(kept::add);
    return kept;
  }

  /** Only what differs is told. */
  private static void differ(String at, JsonNode must, JsonNode is, List<String> differences) {
    if (must.equals(is)) {
      return;
    }
    if (must.isObject() && is.isObject()) {
      Set<String> names = new TreeSet<>(must.propertyNames());
      names.addAll(is.propertyNames());
      names.forEach(name -> differ(at + "/" + name, must.path(name), is.path(name), differences));
    } else if (must.isArray() && is.isArray() && must.size() == is.size()) {
      for (int place = 0; place < must.size(); place++) {
        differ(at + "/" + place, must.path(place), is.path(place), differences);
      }
    } else if (must.isArray() && is.isArray()) {
      List<JsonNode> tooMuch = new ArrayList<>(is.valueStream().toList());
      must.forEach(tooMuch::remove);
      List<JsonNode> missing = new ArrayList<>(must.valueStream().toList());
      is.forEach(missing::remove);
      tooMuch.forEach(each -> differences.add(at + " has, and must not, " + shortened(each)));
      missing.forEach(each -> differences.add(at + " has not, and must, " + shortened(each)));
    } else {
      differences.add("%s is %s, must be %s".formatted(at, shortened(is), shortened(must)));
    }
  }

  private static String shortened(JsonNode value) {
    String text = value.isMissingNode() ? "absent" : value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
