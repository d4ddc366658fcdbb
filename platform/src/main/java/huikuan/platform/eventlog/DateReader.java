package huikuan.platform.eventlog;

import huikuan.platform.dates.Dates;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Equal dates of events and states are one object. */
public final class DateReader extends StdScalarDeserializer<LocalDate> {

  private DateReader() {
    super(LocalDate.class);
  }

  /** Makes a mapper read dates so. */
  public static JacksonModule module() {
    return new SimpleModule().addDeserializer(LocalDate.class, new DateReader());
  }

  @Override
  public LocalDate deserialize(JsonParser json, DeserializationContext context) {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return LocalDateDeserializer.INSTANCE.deserialize(json, context);
    }
    String text = json.getString();
    try {
      return Dates.parse(text);
    } catch (DateTimeParseException e) {
      return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, e.getMessage());
    }
  }
}
