package huikuan.standalone.backup;

import huikuan.standalone.Refusal;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line of backup and restore.
 *
 * @param value of the one option there is; null = not given
 */
record FileAndOption(Path file, @Nullable String value) {

  static FileAndOption parse(String command, List<String> words, String option) {
    Path file = null;
    String value = null;
    for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
      String word = each.next();
      if (word.equals(option)) {
        if (!each.hasNext()) {
          throw Refusal.withUsage(command, word + " needs a value");
        }
        value = each.next();
      } else if (word.startsWith("--") || file != null) {
        throw Refusal.withUsage(command, "unknown argument " + word);
      } else {
        file = Path.of(word);
      }
    }
    if (file == null) {
      throw Refusal.withUsage(command, "name a file");
    }
    return new FileAndOption(file, value);
  }

  String valueOr(String otherwise) {
    return value == null ? otherwise : value;
  }
}
