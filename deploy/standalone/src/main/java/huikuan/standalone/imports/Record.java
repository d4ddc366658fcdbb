package huikuan.standalone.imports;

import java.util.List;

/**
 * A row of a source, as it stands there.
 *
 * @param line the physical line at which it begins, from 1
 */
record Record(long line, List<String> cells) {

  boolean blank() {
    return cells.stream().allMatch(String::isBlank);
  }
}
