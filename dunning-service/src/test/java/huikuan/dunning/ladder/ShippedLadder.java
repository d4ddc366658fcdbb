package huikuan.dunning.ladder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The ladder that comes with the program. */
public final class ShippedLadder {

  public static final Ladder LADDER = read();

  private ShippedLadder() {}

  private static Ladder read() {
    try (InputStream file =
        Objects.requireNonNull(ShippedLadder.class.getResourceAsStream("/ladders/standard.json"))) {
      return LadderReader.file("standard.json", file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
