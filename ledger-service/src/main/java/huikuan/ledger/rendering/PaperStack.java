package huikuan.ledger.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Puts documents one upon another, for a printer: signatures, which paper can't bear, stay off. */
final class PaperStack {

  private PaperStack() {}

  static byte[] of(List<byte[]> documents) {
    List<PDDocument> open = new ArrayList<>();
    try (PDDocument stack = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
      PDFMergerUtility merger = new PDFMergerUtility();
      for (byte[] each : documents) {
        PDDocument document = Loader.loadPDF(each);
        open.add(document);
        document.getDocumentCatalog().setAcroForm(null);
        for (PDPage page : document.getPages()) {
          page.setAnnotations(List.of());
        }
        merger.appendDocument(stack, document);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      stack.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.forEach(IOUtils::closeQuietly);
    }
  }
}
