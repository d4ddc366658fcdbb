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
 * The texts by whose beginnings a customer is found: its id, its tax number, its name, each word of
 * the name. Han names have no words: they are found from each of their characters on, but not by
 * the legal form at their end; and each time by their pinyin too, as syllables and as initials.
 */
final class SearchKeys {

  private static final int MOST_KEYS = 96;
  private static final int MOST_PARTS = 24;
  private static final int LONGEST = 64;
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
  private static final Pattern LEGAL_FORM = Pattern.compile("(?:股份|集团|有限|责任|公司)+$");
  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /**
   * Replaces what Unicode has no decomposition for: ł by l, ß by ss, 藍 by 蓝. One thread at a time
   * may use it.
   */
  private static final Transliterator PLAIN =
      Transliterator.getInstance("Latin-ASCII; Traditional-Simplified");

  private final Pinyin pinyin = new Pinyin();

  /**
   * In lower case, full width as half width, Latin letters as plain ones, traditional Han
   * characters as simplified ones, letters and digits only; empty if there are none.
   */
  static String normalized(String text) {
    return shortened(WORDS.matcher(folded(text)).replaceAll(""));
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
      all.addAll(List.of(WORDS.split(folded(name))));
      List<String> parts = partsOfHan(whole);
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

  private static List<String> partsOfHan(String name) {
    List<String> parts = new ArrayList<>();
    Matcher han = HAN.matcher(name);
    while (han.find()) {
      String characters = LEGAL_FORM.matcher(han.group()).replaceFirst("");
      for (int at = 0; at < characters.length() && parts.size() < MOST_PARTS; at++) {
        if (!Character.isLowSurrogate(characters.charAt(at))) {
          parts.add(name.substring(han.start() + at));
        }
      }
    }
    return parts;
  }

  private List<String> pinyin(String name) {
    List<String> keys = new ArrayList<>();
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
