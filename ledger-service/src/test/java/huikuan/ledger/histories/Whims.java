package huikuan.ledger.histories;

import huikuan.ledger.histories.Spread.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days, amounts and numbers as they come. */
final class Whims {

  private final Chance chance;
  private final Set<Name> used = new HashSet<>();
  private int today;

  Whims(Chance chance) {
    this.chance = chance;
  }

  void today(int day) {
    this.today = day;
  }

  /** About today; now and then long ago, or still to come. */
  int day() {
    int way = chance.below(10);
    int away = way < 2 ? -chance.below(40) : way < 4 ? chance.below(30) : chance.between(-2, 2);
    return Math.max(0, today + away);
  }

  /** Hardly ever before it. */
  int after(Doc doc) {
    int day = day();
    return chance.percent(2) ? day : Math.max(day, doc.postedOn());
  }

  /** The day something was first posted elsewhere; mostly it was not. */
  @Nullable Integer original(int posted) {
    return chance.percent(88) ? null : posted - chance.between(chance.percent(10) ? -2 : 0, 60);
  }

  /** Many have the same; hardly ever too early. */
  int due(int age) {
    return age + (chance.percent(3) ? -1 : 10 * chance.below(4) + chance.below(2));
  }

  long amount() {
    return chance.percent(30) ? 1_000L * chance.between(1, 9) : chance.upTo(20_000);
  }

  /** All of it, or less; now and then too much. */
  long part(long most) {
    int way = chance.below(100);
    return way < 3 ? most + 1 : way < 45 ? most : chance.upTo(most);
  }

  /** Of some items; now and then of one twice. */
  List<Part> parts(PlainAccount books, List<Item> items, int count) {
    List<Part> parts = new ArrayList<>();
    Set<Name> named = new HashSet<>();
    for (int n = 0; n < count; n++) {
      Name item = chance.of(items).name();
      if (named.add(item) || chance.percent(2)) {
        parts.add(new Part(item, part(books.open(item))));
      }
    }
    return parts;
  }

  /** Of some items, within the money that there is. */
  List<Part> fitting(PlainAccount books, List<Item> items, long money) {
    List<Part> parts = new ArrayList<>();
    long left = money;
    for (Item item : items) {
      long most = Math.min(left, books.open(item.name()));
      if (most > 0 && chance.percent(40)) {
        long amount = part(most);
        parts.add(new Part(item.name(), amount));
        left -= amount;
      }
    }
    return parts;
  }

  /** Numbers are words: 10 comes before 9. */
  Name name(Kind kind) {
    Name name;
    do {
      name = new Name(kind, "" + chance.between(1, 5_000));
    } while (!used.add(name));
    return name;
  }
}
