package huikuan.console.settings;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts, line by line, by their longest common part. */
final class Difference {

  /** Compared are at most so many lines of each; what follows counts as other lines. */
  private static final int LINES_COMPARED = 2_000;

  /**
   * @param mark {@code +} = only in the later text, {@code -} = only in the earlier, a space = both
   */
  record Line(String mark, String text) {

    public String tone() {
      return mark.equals("+") ? "good" : mark.equals("-") ? "bad" : "";
    }
  }

  private Difference() {}

  static List<Line> of(List<String> before, List<String> after) {
    List<String> left = before.subList(0, Math.min(before.size(), LINES_COMPARED));
    List<String> right = after.subList(0, Math.min(after.size(), LINES_COMPARED));
    int[][] common = common(left, right);
    List<Line> lines = new ArrayList<>();
    int l = 0;
    int r = 0;
    while (l < left.size() || r < right.size()) {
      if (l < left.size() && r < right.size() && left.get(l).equals(right.get(r))) {
        lines.add(new Line(" ", left.get(l)));
        l++;
        r++;
      } else if (r == right.size() || (l < left.size() && common[l + 1][r] >= common[l][r + 1])) {
        lines.add(new Line("-", left.get(l++)));
      } else {
        lines.add(new Line("+", right.get(r++)));
      }
    }
    rest(before).forEach(text -> lines.add(new Line("-", text)));
    rest(after).forEach(text -> lines.add(new Line("+", text)));
    return lines;
  }

  private static List<String> rest(List<String> lines) {
    return lines.subList(Math.min(lines.size(), LINES_COMPARED), lines.size());
  }

  /** How many lines the rests from each pair of places have in common. */
  private static int[][] common(List<String> left, List<String> right) {
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int l = left.size() - 1; l >= 0; l--) {
      for (int r = right.size() - 1; r >= 0; r--) {
        common[l][r] =
            left.get(l).equals(right.get(r))
                ? common[l + 1][r + 1] + 1
                : Math.max(common[l + 1][r], common[l][r + 1]);
      }
    }
    return common;
  }
}
