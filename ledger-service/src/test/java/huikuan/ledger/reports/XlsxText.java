package huikuan.ledger.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What an Excel workbook holds, as text: read without the library that wrote it. */
public final class XlsxText {

  private static final Pattern ROW = Pattern.compile("<row [^>]*>(.*?)</row>");
  private static final Pattern CELL =
      Pattern.compile("<c r=\"([A-Z]+)\\d+\"([^>]*?)(?:/>|>(.*?)</c>)");

  private final Map<String, String> parts = new TreeMap<>();

  public XlsxText(byte[] book) {
    try {
      Path file = Files.createTempFile("book", ".xlsx");
      // Entries that are streamed are sized at the end of the file: it is read from there.
      try (ZipFile zip = new ZipFile(Files.write(file, book).toFile())) {
        for (ZipEntry each : Collections.list(zip.entries())) {
          byte[] bytes = zip.getInputStream(each).readAllBytes();
          parts.put(each.getName(), new String(bytes, StandardCharsets.UTF_8));
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String part(String name) {
    return parts.getOrDefault(name, "");
  }

  public String sheetXml(int number) {
    return part("xl/worksheets/sheet" + number + ".xml");
  }

  /** The rows of a sheet; text stands in quotes, the cells of a row are told by their columns. */
  public List<String> rows(int sheet) {
    List<String> rows = new ArrayList<>();
    Matcher row = ROW.matcher(sheetXml(sheet).replace("\n", ""));
    while (row.find()) {
      List<String> cells = new ArrayList<>();
      Matcher cell = CELL.matcher(row.group(1));
      while (cell.find()) {
        String plain = cell.group(3) == null ? "" : cell.group(3).replaceAll("<[^>]*>", "");
        boolean text = cell.group(2).contains("inlineStr");
        cells.add(cell.group(1) + " " + (text ? "'" + plain + "'" : plain));
      }
      rows.add(String.join(", ", cells));
    }
    return rows;
  }
}
