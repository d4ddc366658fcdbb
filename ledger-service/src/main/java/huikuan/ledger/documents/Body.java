package huikuan.ledger.documents;

import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.JsonText;
import huikuan.platform.fields.JsonTree;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes a body apart into documents. */
final class Body {

  private final int mostDocuments;

  Body(int mostDocuments) {
    this.mostDocuments = mostDocuments;
  }

  /**
   * Reads one document per element. A malformed array is refused whole: its elements cannot be told
   * apart.
   */
  List<SentDocument> array(byte[] body) {
    List<SentDocument> documents = new ArrayList<>();
    JsonText text = JsonText.of(body);
    try (JsonParser parser = text.parser()) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw ExactJson.notJson("The body must be a JSON array of documents.");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        requireRoom(documents);
        documents.add(value(parser));
      }
      if (parser.nextToken() != null) {
        throw ExactJson.notJson("Nothing may follow the array of documents.");
      }
    } catch (JacksonException e) {
      throw ExactJson.notJson("The body is no JSON: " + text.fault(e) + ".");
    }
    return documents;
  }

  /** Reads one document per line, each for itself; empty lines are skipped. */
  List<SentDocument> lines(byte[] body) {
    JsonText.of(body).requireNarrow();
    List<SentDocument> documents = new ArrayList<>();
    int line = 1;
    int start = 0;
    while (start < body.length) {
      int end = endOfLine(body, start);
      if (!isBlank(body, start, end)) {
        requireRoom(documents);
        documents.add(one(JsonText.line(body, start, end, line)));
      }
      line++;
      start = end + 1;
    }
    return documents;
  }

  /** The one document that the body is. */
  static SentDocument one(byte[] body) {
    return one(JsonText.of(body));
  }

  /** A JSON value that is no object is a faulty document. */
  private static SentDocument one(JsonText text) {
    try (JsonParser parser = text.parser()) {
      if (parser.nextToken() != null) {
        SentDocument sent = value(parser);
        if (parser.nextToken() == null) {
          return sent;
        }
      }
      return new SentDocument.NoJson(ExactJson.noJson("A document must be one JSON object."));
    } catch (JacksonException e) {
      return new SentDocument.NoJson(
          ExactJson.noJson("The document is no JSON: " + text.fault(e) + "."));
    } catch (ProblemException e) {
      return new SentDocument.NoJson(e.problem());
    }
  }

  private void requireRoom(List<SentDocument> documents) {
    if (documents.size() == mostDocuments) {
      throw new ProblemException(
          Problem.of(
              "too-many-documents",
              "Too many documents",
              413,
              "Send at most " + mostDocuments + " documents in one request."));
    }
  }

  private static SentDocument value(JsonParser parser) {
    Faults faults = new Faults();
    return new SentDocument.Value(JsonTree.read(ExactJson.MAPPER, parser, faults), faults);
  }

  private static boolean isBlank(byte[] body, int start, int end) {
    for (int at = start; at < end; at++) {
      if (body[at] != ' ' && body[at] != '\t' && body[at] != '\r') {
        return false;
      }
    }
    return true;
  }

  private static int endOfLine(byte[] body, int start) {
    int end = start;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }
}
