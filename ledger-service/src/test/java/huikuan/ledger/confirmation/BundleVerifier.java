package huikuan.ledger.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.platform.blob.BlobHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** The program of docs/verify-bundle, which knows nothing of this one. */
final class BundleVerifier {

  private static final Path SOURCE = Path.of("../docs/verify-bundle/VerifyBundle.java");
  private static final String SUMS = "SHA256SUMS";

  /** What it answers. */
  record Verdict(int status, String told) {}

  private final Path directory;
  private final Method run;
  private int files;

  BundleVerifier(Path directory) throws IOException, ReflectiveOperationException {
    this.directory = directory;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                told,
                told,
                "--release",
                "17",
                "-Xlint:all",
                "-Werror",
                "-d",
                directory.toString(),
                SOURCE.toString());
    if (status != 0) {
      throw new IllegalStateException(told.toString(UTF_8));
    }
    URL[] classes = {directory.toUri().toURL()};
    run =
        new URLClassLoader(classes, null)
            .loadClass("VerifyBundle")
            .getMethod("run", String[].class, PrintStream.class);
  }

  Verdict verify(byte[] zip, String... more) throws IOException {
    files++;
    Path file = directory.resolve(files + ".zip");
    Files.write(file, zip);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    String[] arguments =
        Stream.concat(Stream.of(file.toString()), Stream.of(more)).toArray(String[]::new);
    try {
      Object status = run.invoke(null, arguments, new PrintStream(told, true, UTF_8));
      return new Verdict((Integer) status, told.toString(UTF_8));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The program failed on " + file, e);
    } finally {
      Files.delete(file);
    }
  }

  /** As people run it. */
  static int exitStatus(Path zip) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, SOURCE.toString(), zip.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The lines that a script of bash tells in the directory of an unpacked bundle. */
  static List<String> script(String script, SortedMap<String, byte[]> entries, Path into)
      throws IOException, InterruptedException {
    for (var each : entries.entrySet()) {
      Path file = into.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
    Process process =
        new ProcessBuilder("bash", "-c", script)
            .directory(into.toFile())
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    process.waitFor();
    return lines;
  }

  static SortedMap<String, byte[]> entries(byte[] zip) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        entries.put(each.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  static byte[] zip(SortedMap<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (var each : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** Makes the sums anew, as somebody would who has changed something. */
  static void sums(SortedMap<String, byte[]> entries) {
    entries.remove(SUMS);
    StringBuilder sums = new StringBuilder();
    entries.forEach(
        (name, content) ->
            sums.append(BlobHash.of(content)).append("  ").append(name).append('\n'));
    entries.put(SUMS, sums.toString().getBytes(UTF_8));
  }
}
