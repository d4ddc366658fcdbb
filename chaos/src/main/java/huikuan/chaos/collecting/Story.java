package huikuan.chaos.collecting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The deeds about one customer, mostly one at each standstill of the clock: all that follows from
 * one has happened before the next.
 *
 * @param begins at which standstill
 * @param deeds empty = nothing is done then
 */
record Story(String customer, int begins, List<List<Deed>> deeds) {

  private static final String FILE = "stories.txt";
  private static final String TITLE = "==";
  private static final String NOTHING = "-";
  private static final String AT_ONCE = "+ ";
  private static final int LATEST_BEGIN = 3;

  /** The deeds at a standstill; the first is 0. */
  List<Deed> at(int standstill) {
    int place = standstill - begins;
    return place < 0 || place >= deeds.size() ? List.of() : deeds.get(place);
  }

  /** The same seed lets the same customers play the same at the same standstills. */
  static List<Story> of(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<List<List<Deed>>> all = read();
    Collections.shuffle(all, Random.from(random));
    List<Story> stories = new ArrayList<>();
    for (List<List<Deed>> deeds : all) {
      stories.add(new Story("g" + stories.size(), random.nextInt(LATEST_BEGIN), deeds));
    }
    return List.copyOf(stories);
  }

  private static List<List<List<Deed>>> read() {
    List<List<List<Deed>>> stories = new ArrayList<>();
    for (String line : Deed.lines(FILE)) {
      if (line.startsWith(TITLE)) {
        stories.add(new ArrayList<>());
      } else if (line.startsWith(AT_ONCE)) {
        stories.getLast().getLast().add(Deed.parse(line.substring(AT_ONCE.length())));
      } else {
        stories
            .getLast()
            .add(new ArrayList<>(line.equals(NOTHING) ? List.of() : List.of(Deed.parse(line))));
      }
    }
    return stories;
  }
}
