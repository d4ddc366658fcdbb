package huikuan.ledger.rendering;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import org.apache.fontbox.ttf.CmapSubtable;
import org.jspecify.annotations.Nullable;

/**
 * The letters of a font. Several letters may look the same, such as 人 and the radical ⼈. A text
 * that is copied out of a document, or searched there, has the ordinary one.
 */
final class OrdinaryLetters extends CmapSubtable {

  private final CmapSubtable all;

  OrdinaryLetters(CmapSubtable all) {
    this.all = all;
    setPlatformId(all.getPlatformId());
    setPlatformEncodingId(all.getPlatformEncodingId());
  }

  @Override
  public int getGlyphId(int letter) {
    return all.getGlyphId(letter);
  }

  /** Ordinary letters first: the first is what a document says that its glyph means. */
  @Override
  @SuppressWarnings("NullAway") // the library: null = the glyph is no letter
  public List<Integer> getCharCodes(int glyph) {
    @Nullable List<Integer> letters = all.getCharCodes(glyph);
    return letters == null
        ? null
        : letters.stream()
            .sorted(Comparator.comparing(OrdinaryLetters::special).thenComparing(each -> each))
            .toList();
  }

  private static boolean special(int letter) {
    String text = Character.toString(letter);
    return Character.UnicodeBlock.CJK_RADICALS_SUPPLEMENT.equals(Character.UnicodeBlock.of(letter))
        || !Normalizer.isNormalized(text, Normalizer.Form.NFKC);
  }
}
