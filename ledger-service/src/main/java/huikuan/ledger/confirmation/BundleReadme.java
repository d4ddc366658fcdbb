package huikuan.ledger.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What a bundle says of itself, in Chinese and English. */
final class BundleReadme {

  private static final String TEMPLATE = read("/evidence/README.md");
  private static final String WITHHELD = read("/evidence/withheld.md");

  static String of(Bundle bundle) {
    return TEMPLATE
        .replace("{{withheld}}", bundle.withheld() ? WITHHELD : "")
        .replace("{{letter}}", bundle.written().letter())
        .replace("{{hash}}", bundle.written().hash())
        .replace("{{position}}", Long.toString(bundle.log().commits()))
        .replace("{{root}}", bundle.log().root())
        .replace("{{toldAt}}", bundle.toldAt().toString());
  }

  private static String read(String name) {
    try (InputStream in = Objects.requireNonNull(BundleReadme.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BundleReadme() {}
}
