package huikuan.ledger.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * The fonts of documents, in the order in which they are asked for a letter. They are read once and
 * shared: a document embeds the letters that it uses. All threads may use them.
 */
final class PaperFont {

  /** Chinese; then Latin with all its marks, Greek and Cyrillic. */
  private static final List<String> FILES =
      List.of("/fonts/NotoSansSC-Regular.ttf", "/fonts/NotoSans-Regular.ttf");

  /** Stands for a letter that no font has. */
  private static final int MISSING = '〓';

  private final List<Face> faces;

  private PaperFont(List<Face> faces) {
    this.faces = faces;
  }

  /** One of the fonts. */
  static final class Face {

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final HorizontalMetricsTable metrics;
    private final float unitsPerEm;

    private Face(TrueTypeFont font) throws IOException {
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

    private static Face read(String file) {
      try (InputStream in =
          Objects.requireNonNull(PaperFont.class.getResourceAsStream(file), file)) {
        return new Face(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** For one document. */
    PDFont in(PDDocument document) throws IOException {
      return PDType0Font.load(document, font, true);
    }

    private boolean has(int letter) {
      return glyphs.getGlyphId(letter) != 0;
    }

    /** As a part of the size. */
    private float width(int letter) {
      return metrics.getAdvanceWidth(glyphs.getGlyphId(letter)) / unitsPerEm;
    }
  }

  /** A part of a text that one font prints. */
  record Run(Face face, String text) {}

  private static final class Shared {
    private static final PaperFont FONT = new PaperFont(FILES.stream().map(Face::read).toList());
  }

  static PaperFont shared() {
    return Shared.FONT;
  }

  /** In points. */
  float width(String text, float size) {
    double ems = 0;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      int letter = text.codePointAt(at);
      ems += face(letter).width(letter);
    }
    return (float) (ems * size);
  }

  /** A printable text in the parts that one font prints, in their order. */
  List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.length(); ) {
      Face face = face(text.codePointAt(at));
      int next = text.offsetByCodePoints(at, 1);
      if (next == text.length() || face(text.codePointAt(next)) != face) {
        runs.add(new Run(face, text.substring(start, next)));
        start = next;
      }
      at = next;
    }
    return runs;
  }

  /** A text with a sign in the place of each letter that no font has. */
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
    return face(letter).has(letter);
  }

  /** The first that has it, else the first. */
  private Face face(int letter) {
    for (Face each : faces) {
      if (each.has(letter)) {
        return each;
      }
    }
    return faces.getFirst();
  }
}
