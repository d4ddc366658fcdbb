package huikuan.ledger.directory;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Han characters as pinyin. ICU knows one reading of each; characters that names of companies
 * and people often read in another way have both.
 */
final class Pinyin {

  /** More readings of one name are left out. */
  private static final int MOST_READINGS = 4;

  private static final Map<String, List<String>> SEVERAL = new HashMap<>();

  static {
    several("都", "du", "dou");
    several("长", "chang", "zhang");
    several("行", "hang", "xing");
    several("厦", "xia", "sha");
    several("重", "chong", "zhong");
    several("乐", "le", "yue");
    several("朝", "chao", "zhao");
    several("曾", "zeng", "ceng");
    several("单", "shan", "dan");
    several("仇", "qiu", "chou");
    several("解", "xie", "jie");
    several("查", "zha", "cha");
    several("翟", "zhai", "di");
    several("尉", "wei", "yu");
    several("盖", "gai", "ge");
    several("调", "tiao", "diao");
    several("传", "chuan", "zhuan");
    several("会", "hui", "kuai");
    several("藏", "zang", "cang");
    several("蚌", "beng", "bang");
    several("六", "liu", "lu");
    several("区", "qu", "ou");
    several("地", "di", "de");
    several("盛", "sheng", "cheng");
    several("贾", "jia", "gu");
    several("泊", "bo", "po");
    several("埔", "pu", "bu");
    several("堡", "bao", "pu");
    several("柏", "bai", "bo");
    several("参", "can", "shen");
    several("降", "jiang", "xiang");
    several("校", "xiao", "jiao");
    several("角", "jiao", "jue");
    several("卡", "ka", "qia");
    several("壳", "ke", "qiao");
    several("模", "mo", "mu");
    several("乾", "qian", "gan");
    several("阿", "a", "e");
    several("蔚", "wei", "yu");
    several("圩", "wei", "xu");
    several("涌", "yong", "chong");
    several("女", "nv", "nu");
    several("绿率律旅吕铝履", "lv", "lu");
  }

  // Its lookups are slow, and a transliterator is for one thread at a time.
  private final Transliterator transliterator =
      Transliterator.getInstance("Han-Latin; Latin-ASCII; Any-Lower");
  private final Map<String, List<String>> known = new HashMap<>(SEVERAL);

  private static void several(String characters, String... readings) {
    characters
        .codePoints()
        .forEach(each -> SEVERAL.put(Character.toString(each), List.of(readings)));
  }

  /**
   * The readings of a text, each as its syllables; other characters are syllables of their own.
   * Empty if there is no Han character in it.
   */
  List<List<String>> of(String text) {
    List<List<String>> readings = List.of(List.of());
    boolean any = false;
    for (int each : text.codePoints().toArray()) {
      boolean han = Character.UnicodeScript.of(each) == Character.UnicodeScript.HAN;
      any |= han;
      String character = Character.toString(each);
      readings = extended(readings, han ? readingsOf(character) : List.of(character));
    }
    return any ? readings : List.of();
  }

  private List<List<String>> extended(List<List<String>> readings, List<String> syllables) {
    List<List<String>> extended = new ArrayList<>();
    for (String syllable : syllables) {
      for (List<String> before : readings) {
        if (extended.size() < MOST_READINGS) {
          List<String> longer = new ArrayList<>(before);
          longer.add(syllable);
          extended.add(longer);
        }
      }
    }
    return extended;
  }

  private synchronized List<String> readingsOf(String character) {
    return known.computeIfAbsent(
        character, unknown -> List.of(transliterator.transliterate(unknown)));
  }
}
