package huikuan.benchmarks.readmodel;

import huikuan.benchmarks.documents.Doc;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/** A kind of question that finance asks, each time about another day. */
enum Asked {
  AGING("ageing of the whole book", "application/json"),
  AGING_BY_OWNER("ageing, by sales owner", "application/json"),
  AGING_BY_ACCOUNT("ageing, by account", "text/csv"),
  BALANCES("all balances", "text/csv"),
  TRIAL("trial balance", "application/json"),
  BALANCE("one account's balance, any day, as known at any commit", "application/json"),
  STATEMENT("one account's statement over a year", "application/json");

  private static final String API = "/api/v1";
  private static final String WHOLE = "?company=" + Doc.COMPANY + "&currency=" + Doc.CURRENCY;

  private final String title;
  private final String accept;

  Asked(String title, String accept) {
    this.title = title;
    this.accept = accept;
  }

  String accept() {
    return accept;
  }

  /**
   * @param accounts to choose one of
   * @param head the newest commit
   */
  String path(RandomGenerator random, List<String> accounts, long head) {
    String account = "/accounts/" + accounts.get(random.nextInt(accounts.size()));
    LocalDate day = GeneratedLog.FIRST.plusDays(random.nextInt(GeneratedLog.DAYS));
    String path =
        switch (this) {
          case AGING -> "/aging" + WHOLE;
          case AGING_BY_OWNER -> "/aging" + WHOLE + "&groupBy=salesOwner";
          case AGING_BY_ACCOUNT -> "/aging" + WHOLE + "&groupBy=account";
          case BALANCES -> "/balances" + WHOLE;
          case TRIAL -> "/trial" + WHOLE;
          case BALANCE -> account + "/balance?knownAt=" + (1 + random.nextLong(head));
          case STATEMENT -> account + "/statement?from=" + day.minusYears(1);
        };
    return API + path + "&asOf=" + day;
  }

  @Override
  public String toString() {
    return title;
  }
}
