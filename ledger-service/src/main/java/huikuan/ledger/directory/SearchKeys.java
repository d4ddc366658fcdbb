package huikuan.ledger.directory;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts by whose beginnings a customer is found: its id, its tax number, its name, and the name
 * from each of its words on: O'Brien from O and from Brien on. Han names have no words: they are
 * found from each of their characters on, but not by the legal form at their end. Each time they
 * are found by their pinyin too, as syllables and as initials.
 */
final class SearchKeys {

  private static final int MOST_KEYS = 96;
  private static final int MOST_HAN_PARTS = 24;
  private static final int LONGEST = 64;
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
  private static final Pattern LEGAL_FORM = Pattern.compile("(?:股份|集团|有限|责任|公司)+$");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /**
   * Replaces letters without a decomposition in Unicode: ł by l, ß by ss, 藍 by 蓝. One thread at a
   * time may use it.
   */
  private static final Transliterator PLAIN =
      Transliterator.getInstance("Latin-ASCII; Traditional-Simplified");

  private final Pinyin pinyin = new Pinyin();

  /**
   * In lower case, full width as half width, Latin letters as plain ones, traditional Han
   * characters as simplified ones, letters and digits only; empty if there are none.
   */
  static String normalized(String text) {
    return shortened(BETWEEN_WORDS.matcher(folded(text)).replaceAll(""));
  }

  private static String folded(String text) {
    String compatible = Normalizer.normalize(text, Form.NFKD).toLowerCase(Locale.ROOT);
    String composed = Normalizer.normalize(compatible.replaceAll("\\p{Mn}+", ""), Form.NFC);
    return ASCII.matcher(composed).matches() ? composed : plain(composed);
  }

  private static String plain(String text) {
    synchronized (PLAIN) {
      return PLAIN.transliterate(text);
    }
  }

  NavigableSet<String> of(String customer, @Nullable String name, @Nullable String taxNumber) {
    List<String> all = new ArrayList<>();
    all.add(normalized(customer));
    if (taxNumber != null) {
      all.add(normalized(taxNumber));
    }
    if (name != null) {
      String whole = normalized(name);
      all.add(whole);
      all.addAll(pinyin(whole));
      List<String> parts = parts(folded(name));
      all.addAll(parts);
      parts.forEach(part -> all.addAll(pinyin(part)));
    }
    return all.stream()
        .map(SearchKeys::shortened)
        .filter(key -> !key.isEmpty())
        .distinct()
        .limit(MOST_KEYS)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The rest of a name from each place at which it is found, without punctuation. */
  private static List<String> parts(String folded) {
    StringBuilder name = new StringBuilder();
    NavigableSet<Integer> starts = new TreeSet<>();
    Matcher word = WORD.matcher(folded);
    while (word.find()) {
      starts.add(name.length());
      name.append(word.group());
    }
    changeForHan(starts, name);
    starts.remove(name.length());
    return starts.stream().map(name::substring).map(SearchKeys::shortened).toList();
  }

  /** Adds the places at and after Han characters, and takes out those in a legal form. */
  private static void changeForHan(NavigableSet<Integer> starts, CharSequence name) {
    int parts = 0;
    Matcher han = HAN.matcher(name);
    while (han.find()) {
      String characters = LEGAL_FORM.matcher(han.group()).replaceFirst("");
      starts.subSet(han.start() + characters.length(), han.end()).clear();
      for (int at = 0; at < characters.length() && parts < MOST_HAN_PARTS; at++) {
        if (!Character.isLowSurrogate(characters.charAt(at))) {
          starts.add(han.start() + at);
          parts++;
        }
      }
      starts.add(han.end());
    }
  }

  private List<String> pinyin(String name) {
    List<String> keys = new ArrayList<>();
    if (!HAN.matcher(name).find()) {
      return keys;
    }
    for (List<String> syllables : pinyin.of(name)) {
      keys.add(joined(syllables, Function.identity()));
      keys.add(joined(syllables, SearchKeys::initial));
    }
    return keys;
  }

  private static String joined(List<String> syllables, Function<String, String> part) {
    return syllables.stream().map(part).collect(Collectors.joining());
  }

  private static String initial(String syllable) {
    return syllable.substring(0, syllable.offsetByCodePoints(0, 1));
  }

  private static String shortened(String key) {
    return key.codePointCount(0, key.length()) <= LONGEST
        ? key
        : key.substring(0, key.offsetByCodePoints(0, LONGEST));
  }
}
