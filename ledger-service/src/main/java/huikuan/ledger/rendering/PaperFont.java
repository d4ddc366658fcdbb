package huikuan.ledger.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.HorizontalMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font of documents. It is read once and shared: a document embeds the letters that it uses.
 * All threads may use it.
 */
final class PaperFont {

  private static final String FILE = "/fonts/NotoSansSC-Regular.ttf";

  /** Stands for a letter that the font does not have. */
  private static final int MISSING = '〓';

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final HorizontalMetricsTable metrics;
  private final float unitsPerEm;

  private PaperFont(TrueTypeFont font) throws IOException {
    this.font = font;
    font.setEnableGsub(false);
    CmapTable letters = font.getCmap();
    letters.setCmaps(
        Arrays.stream(letters.getCmaps()).map(OrdinaryLetters::new).toArray(CmapSubtable[]::new));
    glyphs = font.getUnicodeCmapLookup();
    metrics = font.getHorizontalMetrics();
    unitsPerEm = font.getUnitsPerEm();
    // Tables are read when they are first asked for: here, before threads share them.
    Objects.requireNonNull(font.getGlyph());
    Objects.requireNonNull(font.getIndexToLocation());
    Objects.requireNonNull(font.getPostScript());
    Objects.requireNonNull(font.getOS2Windows());
  }

  private static final class Shared {
    private static final PaperFont FONT = read();

    private static PaperFont read() {
      try (InputStream file =
          Objects.requireNonNull(PaperFont.class.getResourceAsStream(FILE), FILE)) {
        return new PaperFont(
            new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static PaperFont shared() {
    return Shared.FONT;
  }

  /** For one document. */
  PDFont in(PDDocument document) throws IOException {
    return PDType0Font.load(document, font, true);
  }

  /** In points. */
  float width(String text, float size) {
    long units = 0;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      units += metrics.getAdvanceWidth(glyphs.getGlyphId(text.codePointAt(at)));
    }
    return units * size / unitsPerEm;
  }

  /** A text with a sign in the place of each letter that the font does not have. */
  String printable(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    if (composed.codePoints().allMatch(this::has)) {
      return composed;
    }
    StringBuilder printable = new StringBuilder(composed.length());
    composed
        .codePoints()
        .map(letter -> has(letter) ? letter : MISSING)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private boolean has(int letter) {
    return glyphs.getGlyphId(letter) != 0;
  }
}
