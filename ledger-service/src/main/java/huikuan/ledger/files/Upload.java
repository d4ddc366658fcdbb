package huikuan.ledger.files;

import huikuan.platform.blob.FileType;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A file that was sent: a PDF or a picture, looked at and found to be what it says.
 *
 * @param name for people; null = none was given
 */
public record Upload(FileType type, byte[] content, @Nullable String name) {

  /** The rule for names. */
  public static final String ALLOWED_NAME = FileName.ALLOWED;

  private static final String BODY = "body";

  /**
   * Reads the body of a request whose endpoint takes these types alone.
   *
   * @param most bytes
   * @param errors found so far; what is wrong here is added
   * @throws ProblemException with all errors, or if the file is too large or not what it says
   */
  public static Upload read(
      HttpServletRequest request, @Nullable String name, int most, List<FieldError> errors)
      throws IOException {
    String called = RequestValues.optional("name", name, FileName::parse, errors);
    byte[] content = ExactJson.bytes(request, most);
    if (content.length == 0) {
      errors.add(new FieldError(BODY, "the bytes of a file, at least one"));
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    FileType type = type(request);
    requireSound(type, content);
    return new Upload(type, content, called);
  }

  /** The type is one of those that the endpoint takes. */
  private static FileType type(HttpServletRequest request) {
    MediaType declared = MediaType.parseMediaType(request.getContentType());
    String bare = declared.getType() + "/" + declared.getSubtype();
    return FileType.of(bare).orElseThrow();
  }

  private static void requireSound(FileType type, byte[] content) {
    List<String> faults = type.faults(content);
    if (!faults.isEmpty()) {
      throw new ProblemException(
          Problem.ofFields(
              "file-refused",
              "The file is not taken",
              422,
              faults.stream()
                  .map(fault -> new FieldError(BODY, type.mediaType() + ", not " + fault))
                  .toList()));
    }
  }
}
