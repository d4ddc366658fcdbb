package huikuan.chaos.fuzz;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts that nobody should send.
 *
 * @param values of parameters and fields
 * @param headers whole lines
 * @param inTargets what an address must not hold, or should not
 */
record Hostile(
    List<String> values,
    List<String> methods,
    List<String> contentTypes,
    List<String> headers,
    List<String> inTargets) {

  /** Listed in a file, but for the long ones. */
  static final Hostile TEXTS = read();

  private static Hostile read() {
    try (InputStream file = requireNonNull(Hostile.class.getResourceAsStream("hostile.json"))) {
      Hostile read = new JsonMapper().readValue(file, Hostile.class);
      Stream<String> repeated =
          Stream.of("x".repeat(65), "x".repeat(5_000), "回款".repeat(40), "1,2,3,".repeat(30));
      return new Hostile(
          Stream.concat(read.values.stream(), repeated).toList(),
          read.methods,
          read.contentTypes,
          read.headers,
          read.inTargets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
