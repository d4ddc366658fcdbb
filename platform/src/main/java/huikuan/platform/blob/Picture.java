package huikuan.platform.blob;

import java.util.List;

/** The size of a picture, by its header. A viewer needs room for it before it shows anything. */
record Picture(long width, long height) {

  private static final long LONGEST_SIDE = 20_000;

  /** A2 at 600 dots an inch. */
  private static final long MOST_DOTS = 150_000_000;

  List<String> faults() {
    boolean fits =
        width > 0
            && height > 0
            && width <= LONGEST_SIDE
            && height <= LONGEST_SIDE
            && width * height <= MOST_DOTS;
    return fits
        ? List.of()
        : List.of(
            "a picture of %d x %d dots; taken are up to %d a side and %d in all"
                .formatted(width, height, LONGEST_SIDE, MOST_DOTS));
  }
}
