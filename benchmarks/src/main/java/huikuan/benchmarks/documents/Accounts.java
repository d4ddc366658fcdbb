package huikuan.benchmarks.documents;

import java.util.random.RandomGenerator;

/** Whose invoice comes next. An invoice's credits go to its account. */
public sealed interface Accounts {

  /**
   * @param serial of the document, unique over the run
   */
  String customer(RandomGenerator random, String serial);

  /**
   * @param text {@code unique}, {@code hot}, {@code zipf} (1.0 over 100,000), or {@code even:20000}
   * @param run tells the hot account of one measurement from that of another
   */
  static Accounts parse(String text, String run) {
    String[] parts = text.split(":", 2);
    return switch (parts[0]) {
      case "unique" -> new Unique();
      case "hot" -> new Hot(run);
      case "zipf" -> Skewed.USUAL;
      case "even" -> new Even(parts.length == 1 ? 20_000 : Integer.parseInt(parts[1]));
      default ->
          throw new IllegalArgumentException(
              "accounts: unique, hot, zipf or even:<number>, not " + text);
    };
  }

  /** Each invoice has an account of its own. */
  record Unique() implements Accounts {
    @Override
    public String customer(RandomGenerator random, String serial) {
      return "U" + serial;
    }
  }

  /** One account has it all. */
  record Hot(String run) implements Accounts {
    @Override
    public String customer(RandomGenerator random, String serial) {
      return "HOT-" + run;
    }
  }

  /** So many accounts, all alike. */
  record Even(int accounts) implements Accounts {
    public Even {
      if (accounts < 1) {
        throw new IllegalArgumentException("even: from 1 account on");
      }
    }

    @Override
    public String customer(RandomGenerator random, String serial) {
      return "E" + random.nextInt(accounts);
    }
  }

  /** Few accounts have much, many have little. */
  final class Skewed implements Accounts {
    static final Skewed USUAL = new Skewed(new Zipf(100_000, 1.0));

    private final Zipf ranks;

    Skewed(Zipf ranks) {
      this.ranks = ranks;
    }

    @Override
    public String customer(RandomGenerator random, String serial) {
      return "Z" + ranks.draw(random);
    }
  }
}
