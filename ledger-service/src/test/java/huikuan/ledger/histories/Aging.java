package huikuan.ledger.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A way to tell ages apart.
 *
 * @param byDue from the due day, or from the day of posting
 * @param ends the last days of the buckets
 */
record Aging(boolean byDue, List<Integer> ends, String groupBy) {

  String query() {
    return "&by=%s&groupBy=%s&buckets=%s"
        .formatted(
            byDue ? "due" : "posted",
            groupBy,
            String.join(",", ends.stream().map(String::valueOf).toList()));
  }

  String group(JsonNode row) {
    String group =
        switch (groupBy) {
          case "account" -> row.path("account").asString();
          case "customer" -> row.path("company").asString() + "." + row.path("customer").asString();
          default -> row.path("salesOwner").asString("");
        };
    return group + " " + row.path("currency").asString();
  }

  String group(String account, Item item) {
    String owner = item.doc().owner();
    String group =
        switch (groupBy) {
          case "account" -> account;
          case "customer" -> account.substring(0, account.lastIndexOf('.'));
          default -> owner == null ? "" : owner;
        };
    return group + " " + item.doc().account().currency();
  }

  /** Not due, one figure for each bucket, over, unapplied, total. */
  static List<Long> amounts(JsonNode row) {
    String currency = row.path("currency").asString();
    List<Long> amounts = new ArrayList<>();
    amounts.add(Json.units(row.path("notDue").asString(), currency));
    row.path("buckets").forEach(each -> amounts.add(Json.units(each.asString(), currency)));
    for (String name : List.of("over", "unapplied", "total")) {
      amounts.add(Json.units(row.path(name).asString(), currency));
    }
    return amounts;
  }

  List<Long> amounts(PlainAccount paper, Item item, int day) {
    long open = paper.open(item.name(), day);
    int from = byDue ? paper.due(item, day) : item.doc().age();
    boolean claim = item.doc().kind().claim();
    List<Long> amounts = new ArrayList<>();
    for (int at = 0; at < ends.size() + 2; at++) {
      amounts.add(claim && at == bucket(day - from) ? open : 0);
    }
    amounts.add(claim ? 0 : open);
    amounts.add(claim ? open : -open);
    return amounts;
  }

  /** 0 = not due; the last one = over. */
  private int bucket(int age) {
    if (byDue && age <= 0) {
      return 0;
    }
    int bucket = 1;
    while (bucket <= ends.size() && age > ends.get(bucket - 1)) {
      bucket++;
    }
    return bucket;
  }

  static List<Long> plus(List<Long> some, List<Long> more) {
    return IntStream.range(0, some.size()).mapToObj(at -> some.get(at) + more.get(at)).toList();
  }

  static boolean none(List<Long> amounts) {
    return amounts.stream().allMatch(amount -> amount == 0);
  }
}
