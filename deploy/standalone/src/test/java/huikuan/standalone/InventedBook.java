package huikuan.standalone;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A book of the shape of the public sample, but with many customers who pay very late, and some
 * large invoices. It follows from its seed alone. {@code java InventedBook.java} prints it.
 */
final class InventedBook {

  static final long SEED = 7;

  private static final String HEADINGS =
      "countrycode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,"
          + "Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate";
  private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int[] COUNTRIES = {391, 406, 770, 818, 897};
  private static final LocalDate FIRST = LocalDate.of(2012, 11, 1);
  private static final int DAYS = 151;
  private static final int CUSTOMERS = 40;
  private static final int TERM = 30;

  /** How customers pay: so many of the forty, each with so many invoices, so many days late. */
  private enum Habit {
    PROMPT(12, 3, 6, -20, 6),
    LATE(12, 4, 8, -2, 32),
    VERY_LATE(16, 11, 18, 25, 95);

    private final int customers;
    private final int fewest;
    private final int most;
    private final int earliest;
    private final int latest;

    Habit(int customers, int fewest, int most, int earliest, int latest) {
      this.customers = customers;
      this.fewest = fewest;
      this.most = most;
      this.earliest = earliest;
      this.latest = latest;
    }

    static Habit of(int customer) {
      if (customer < PROMPT.customers) {
        return PROMPT;
      }
      return customer < PROMPT.customers + LATE.customers ? LATE : VERY_LATE;
    }
  }

  private record Row(LocalDate posted, String line) {}

  private final Random random;

  private InventedBook(long seed) {
    random = new Random(seed);
  }

  /** The book of a seed, with the line ends of the public sample. */
  static String csv(long seed) {
    return String.join("\r\n", new InventedBook(seed).lines()) + "\r\n";
  }

  private List<String> lines() {
    List<Row> rows = new ArrayList<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      addInvoices(customer, rows);
    }
    rows.sort(Comparator.comparing(Row::posted));
    List<String> lines = new ArrayList<>(List.of(HEADINGS));
    rows.forEach(row -> lines.add(row.line()));
    return lines;
  }

  private void addInvoices(int customer, List<Row> rows) {
    Habit habit = Habit.of(customer);
    String country = Integer.toString(COUNTRIES[random.nextInt(COUNTRIES.length)]);
    String name = name(customer);
    LocalDate paperless = FIRST.plusDays(random.nextInt(DAYS));
    int invoices = between(habit.fewest, habit.most);
    for (int each = 0; each < invoices; each++) {
      LocalDate posted = FIRST.plusDays(random.nextInt(DAYS));
      LocalDate due = posted.plusDays(TERM);
      int late = between(habit.earliest, habit.latest);
      String line =
          String.join(
              ",",
              country,
              name,
              DATES.format(paperless),
              number(customer, each),
              DATES.format(posted),
              DATES.format(due),
              amount(customer),
              random.nextInt(4) == 0 ? "Yes" : "No",
              DATES.format(due.plusDays(late)),
              posted.isBefore(paperless) ? "Paper" : "Electronic",
              Integer.toString(TERM + late),
              Integer.toString(Math.max(0, late)));
      rows.add(new Row(posted, line));
    }
  }

  /** As {@code 0379-NEVHP}; the first digits tell customers apart. */
  private String name(int customer) {
    StringBuilder name =
        new StringBuilder("%03d%d-".formatted(customer * 7 + 11, random.nextInt(10)));
    for (int letter = 0; letter < 5; letter++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }

  /** Ten digits that no other invoice has. */
  private String number(int customer, int invoice) {
    return Long.toString((random.nextInt(900_000) + 100_000L) * 10_000 + customer * 100L + invoice);
  }

  /** Of each fourth customer the invoices are large: some so that notice is given before. */
  private String amount(int customer) {
    int cents = customer % 4 == 0 ? between(150_000, 950_000) : between(500, 13_000);
    return BigDecimal.valueOf(cents, 2).stripTrailingZeros().toPlainString();
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** Prints the book; another seed may be given. */
  static void main(String[] seed) {
    System.out.print(csv(seed.length == 0 ? SEED : Long.parseLong(seed[0])));
  }
}
