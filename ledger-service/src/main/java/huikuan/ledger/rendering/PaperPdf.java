package huikuan.ledger.rendering;

import huikuan.platform.template.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.util.Matrix;

/** Prints sheets as PDF. The same sheets make the same bytes. */
final class PaperPdf {

  private static final float SMALL = 7;
  private static final float GREY = 0.35f;

  /** Where pages lie over each other when the seal is put across their edges. */
  private static final float SEAM = Flow.WIDTH - 30;

  private final LetterPaper paper;
  private final String title;
  private final List<Sheet> sheets;
  private final PaperFont font;

  private PaperPdf(LetterPaper paper, String title, List<Sheet> sheets, PaperFont font) {
    this.paper = paper;
    this.title = title;
    this.sheets = sheets;
    this.font = font;
  }

  static byte[] of(LetterPaper paper, String title, List<Sheet> sheets, PaperFont font) {
    try {
      return new PaperPdf(paper, title, sheets, font).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write() throws IOException {
    try (PDDocument document = new PDDocument()) {
      describe(document);
      Map<PaperFont.Face, PDFont> embedded = new HashMap<>();
      for (int i = 0; i < sheets.size(); i++) {
        addFoot(sheets.get(i), i + 1);
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
          Ink ink = new Ink(document, stream, font, embedded);
          for (Sheet.Mark mark : sheets.get(i).marks()) {
            ink.print(mark);
          }
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(40_000);
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private void describe(PDDocument document) {
    document.setDocumentId(id());
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(title + " " + paper.number());
    about.setAuthor(PaperWords.line(paper.sender().name()));
    about.setSubject(paper.number());
    about.setCreator("Huikuan");
    about.setProducer("Huikuan");
    about.setCreationDate(GregorianCalendar.from(paper.issuedOn().atStartOfDay(ZoneOffset.UTC)));
    document.getDocumentCatalog().setLanguage(paper.language().tag());
    PDViewerPreferences viewer = new PDViewerPreferences(new COSDictionary());
    viewer.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(viewer);
  }

  private long id() {
    try {
      String facts = paper.number() + paper.contentHash() + paper.template();
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha.digest(facts.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What stands at the edges of each page. */
  private void addFoot(Sheet sheet, int number) {
    Language language = paper.language();
    float y = Flow.HEIGHT - 54;
    sheet.add(new Sheet.Rule(Flow.LEFT, y - 10, Flow.RIGHT, y - 10, 0.3f, false, 0.6f));
    String page = PaperWords.page(number, sheets.size(), language);
    centered(sheet, page, y, 8);
    centered(sheet, PaperWords.verification(paper), y + 11, SMALL);
    float below = y + 11;
    for (String line : PaperWords.proofs(paper)) {
      below += 10;
      centered(sheet, line, below, SMALL);
    }
    if (number > 1) {
      sheet.add(
          new Sheet.Text(Flow.LEFT, 40, 8, false, GREY, printable(title + "　" + paper.number())));
      sheet.add(new Sheet.Rule(Flow.LEFT, 46, Flow.RIGHT, 46, 0.3f, false, 0.6f));
    }
    if (sheets.size() > 1) {
      addSeam(sheet);
    }
  }

  /** The strip along the edge on which the seal across all pages goes. */
  private void addSeam(Sheet sheet) {
    Language language = paper.language();
    sheet.add(new Sheet.Rule(SEAM, 0, SEAM, Flow.HEIGHT, 0.4f, true, 0.5f));
    String text = printable(PaperWords.SEAM.in(language));
    if (language == Language.EN) {
      sheet.add(new Sheet.Turned(SEAM + 8, 360, SMALL, GREY, text));
      return;
    }
    // Chinese is written downwards letter by letter.
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      sheet.add(new Sheet.Text(SEAM + 8, 390 + 14 * i, SMALL + 1, false, GREY, letter));
    }
  }

  private void centered(Sheet sheet, String text, float y, float size) {
    String printable = printable(text);
    float room = Flow.RIGHT - Flow.LEFT;
    float width = font.width(printable, size);
    float fitting = width <= room ? size : size * room / width;
    float x = Flow.LEFT + (room - font.width(printable, fitting)) / 2;
    sheet.add(new Sheet.Text(x, y, fitting, false, GREY, printable));
  }

  private String printable(String text) {
    return font.printable(text);
  }

  /**
   * Prints what stands on a page.
   *
   * @param embedded the fonts that the document has so far; one is embedded when it is needed
   */
  private record Ink(
      PDDocument document,
      PDPageContentStream stream,
      PaperFont font,
      Map<PaperFont.Face, PDFont> embedded) {

    void print(Sheet.Mark mark) throws IOException {
      switch (mark) {
        case Sheet.Text it -> {
          stream.setNonStrokingColor(it.grey());
          stream.beginText();
          // One weight is embedded; strong letters have a thin rim.
          if (it.strong()) {
            stream.setStrokingColor(it.grey());
            stream.setLineWidth(it.size() / 32);
          }
          stream.setRenderingMode(it.strong() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
          stream.newLineAtOffset(it.x(), Flow.HEIGHT - it.y());
          show(it.text(), it.size());
          stream.endText();
        }
        case Sheet.Turned it -> {
          stream.setNonStrokingColor(it.grey());
          stream.beginText();
          stream.setRenderingMode(RenderingMode.FILL);
          stream.setTextMatrix(new Matrix(0, -1, 1, 0, it.x(), Flow.HEIGHT - it.y()));
          show(it.text(), it.size());
          stream.endText();
        }
        case Sheet.Rule it -> {
          stream.setStrokingColor(it.grey());
          stream.setLineWidth(it.width());
          stream.setLineDashPattern(it.dashed() ? new float[] {3, 3} : new float[] {}, 0);
          stream.moveTo(it.fromX(), Flow.HEIGHT - it.fromY());
          stream.lineTo(it.toX(), Flow.HEIGHT - it.toY());
          stream.stroke();
        }
        case Sheet.Area it -> {
          stream.setNonStrokingColor(it.grey());
          stream.addRect(it.x(), Flow.HEIGHT - it.y() - it.height(), it.width(), it.height());
          stream.fill();
        }
      }
    }

    private void show(String text, float size) throws IOException {
      for (PaperFont.Run run : font.runs(text)) {
        PDFont face = embedded.get(run.face());
        if (face == null) {
          face = run.face().in(document);
          embedded.put(run.face(), face);
        }
        stream.setFont(face, size);
        stream.showText(run.text());
      }
    }
  }
}
