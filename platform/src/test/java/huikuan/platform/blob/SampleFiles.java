package huikuan.platform.blob;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Files as programs write them, and some that nobody should send. */
final class SampleFiles {

  private SampleFiles() {}

  /** A PDF of one empty page. */
  static byte[] pdf() {
    return pdf("");
  }

  /**
   * A PDF of one empty page.
   *
   * @param more in its catalogue
   */
  static byte[] pdf(String more) {
    return latin(
        """
        %%PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R %s >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
        trailer << /Root 1 0 R /Size 4 >>
        startxref
        0
        %%%%EOF
        """
            .formatted(more));
  }

  /**
   * A PDF with an object stream.
   *
   * @param dictionary of the stream, but for its type
   */
  static byte[] pdfWithObjects(String dictionary, byte[] data) {
    return joined(
        latin("%PDF-1.5\n1 0 obj\n<< /Type /ObjStm " + dictionary + " >>\nstream\r\n"),
        data,
        latin("\nendstream endobj\nstartxref\n0\n%%EOF\n"));
  }

  static byte[] deflated(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] png(int width, int height) {
    return picture("png", width, height);
  }

  static byte[] jpeg(int width, int height) {
    return picture("jpg", width, height);
  }

  private static byte[] picture(String format, int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The same with other numbers where a PNG has its width and height. */
  static byte[] resized(byte[] png, int width, int height) {
    byte[] resized = png.clone();
    for (int n = 0; n < 4; n++) {
      resized[16 + n] = (byte) (width >>> (24 - 8 * n));
      resized[20 + n] = (byte) (height >>> (24 - 8 * n));
    }
    return resized;
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  static byte[] cut(byte[] content, int less) {
    return Arrays.copyOf(content, content.length - less);
  }
}
