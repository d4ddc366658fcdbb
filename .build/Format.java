import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks ("check") or formats ("fix") every Java file of the project with google-java-format. */
class Format {

  public static void main(String[] args) throws Exception {
    boolean fix = args[0].equals("fix");
    int unformatted = 0;
    for (Path file : sources()) {
      String source = Files.readString(file);
      String formatted = format(source);
      if (formatted.equals(source)) {
        continue;
      }
      if (fix) {
        Files.writeString(file, formatted);
      } else {
        unformatted++;
        System.err.println("Not formatted: " + file);
      }
    }
    if (unformatted > 0) {
      System.err.println("Format them with: mvn -N process-sources -Dformat=fix");
      System.exit(1);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("."))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(
              file -> !file.toString().contains("/target/") && !file.toString().contains("/data/"))
          .sorted()
          .toList();
    }
  }

  private static String format(String source) throws Exception {
    String ordered = ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
  }
}
