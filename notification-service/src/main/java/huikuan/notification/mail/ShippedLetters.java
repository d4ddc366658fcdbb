package huikuan.notification.mail;

import huikuan.contracts.MessageKind;
import huikuan.platform.template.Part;
import huikuan.platform.template.TemplateForm;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The letters that come with the program, as files {@code letters/<language>/<name>.txt}, whose
 * first line is the subject, and {@code .html}.
 */
@Component
class ShippedLetters implements TemplateForm {

  private static final List<String> KINDS =
      Arrays.stream(MessageKind.values()).map(MessageKind::word).toList();

  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("courtesy", MessageKind.COURTESY.word());
    NAMES.put("reminder-1", MessageKind.COURTESY.word());
    NAMES.put("reminder-2", MessageKind.COURTESY.word());
    NAMES.put("demand", MessageKind.DEMAND.word());
    NAMES.put("letter-positive", MessageKind.LETTER.word());
    NAMES.put("letter-negative", MessageKind.LETTER.word());
    NAMES.put("letter-demand", MessageKind.LETTER.word());
    NAMES.put("letter-statement", MessageKind.LETTER.word());
    NAMES.put("letter-follow-up", MessageKind.LETTER.word());
    NAMES.put("evidence-copy", MessageKind.COPY.word());
  }

  @Override
  public List<Part> parts() {
    return LetterParts.ALL;
  }

  @Override
  public List<String> kinds() {
    return KINDS;
  }

  @Override
  public Map<String, String> shipped() {
    return NAMES;
  }

  @Override
  public TemplateText shipped(TemplateId id) {
    String text = LetterParts.FILES.read(id + ".txt");
    int end = text.indexOf('\n');
    return new TemplateText(
        Map.of(
            LetterParts.SUBJECT.field(),
            text.substring(0, end).strip(),
            LetterParts.TEXT.field(),
            text.substring(end).strip() + "\n",
            LetterParts.HTML.field(),
            LetterParts.FILES.read(id + ".html")));
  }
}
