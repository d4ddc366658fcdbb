package huikuan.ledger.documents;

import huikuan.ledger.fields.ExactJson;
import huikuan.ledger.fields.Faults;
import huikuan.ledger.fields.JsonTree;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Takes a body apart into documents; one that cannot be taken apart is refused whole. */
final class Body {

  private final int mostDocuments;

  Body(int mostDocuments) {
    this.mostDocuments = mostDocuments;
  }

  List<Sent> array(byte[] body) {
    List<Sent> documents = new ArrayList<>();
    try (JsonParser parser = ExactJson.parser(body, 0, body.length)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw ExactJson.notJson("The body must be a JSON array of documents.");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        add(documents, parser);
      }
      if (parser.nextToken() != null) {
        throw ExactJson.notJson("Nothing may follow the array of documents.");
      }
    } catch (JacksonException e) {
      throw ExactJson.notJson("The body is no JSON: " + ExactJson.fault(e) + at(e));
    }
    return documents;
  }

  /** One document per line; empty lines are skipped. */
  List<Sent> lines(byte[] body) {
    List<Sent> documents = new ArrayList<>();
    int line = 1;
    int start = 0;
    while (start < body.length) {
      int end = endOfLine(body, start);
      line(documents, body, start, end, line++);
      start = end + 1;
    }
    return documents;
  }

  private void line(List<Sent> documents, byte[] body, int start, int end, int line) {
    try (JsonParser parser = ExactJson.parser(body, start, end)) {
      if (parser.nextToken() == null) {
        return;
      }
      add(documents, parser);
      if (parser.nextToken() != null) {
        throw ExactJson.notJson("Line " + line + " holds more than one JSON object.");
      }
    } catch (JacksonException e) {
      throw ExactJson.notJson("Line " + line + " is no JSON object: " + ExactJson.fault(e));
    }
  }

  /** The one document that the body is: what is JSON, but no object, is a faulty document. */
  static Sent one(byte[] body) {
    try (JsonParser parser = ExactJson.parser(body, 0, body.length)) {
      if (parser.nextToken() != null) {
        Sent sent = sent(parser);
        if (parser.nextToken() == null) {
          return sent;
        }
      }
    } catch (JacksonException e) {
      throw ExactJson.notJson("The document is no JSON: " + ExactJson.fault(e));
    }
    throw ExactJson.notJson("A document must be one JSON object.");
  }

  private void add(List<Sent> documents, JsonParser parser) {
    if (documents.size() == mostDocuments) {
      throw new ProblemException(
          Problem.of(
              "too-many-documents",
              "Too many documents",
              413,
              "Send at most " + mostDocuments + " documents in one request."));
    }
    documents.add(sent(parser));
  }

  private static Sent sent(JsonParser parser) {
    Faults faults = new Faults();
    JsonNode value = JsonTree.read(ExactJson.MAPPER, parser, faults);
    return new Sent(value, faults);
  }

  private static int endOfLine(byte[] body, int start) {
    int end = start;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private static String at(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : " (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ")";
  }
}
