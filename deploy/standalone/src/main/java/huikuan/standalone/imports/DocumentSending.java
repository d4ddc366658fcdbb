package huikuan.standalone.imports;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.Posted;
import huikuan.standalone.client.Posted.FieldFault;
import huikuan.standalone.client.Posted.Rejected;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;
import tools.jackson.databind.node.ObjectNode;

/** Posts documents in batches, in their order, and tells what the ledger refuses of them. */
final class DocumentSending {

  private static final int BATCH = 500;

  /** The option of import by which days far ahead are confirmed. */
  static final String CONFIRM = "--confirm-far-ahead";

  private static final String FAR_AHEAD = "posted-far-ahead";
  private static final String PROBLEM = "urn:huikuan:problem:";

  private final GatewayClient gateway;
  private final Patience patience;
  private final Progress progress;
  private final Consumer<Rejection> rejections;

  DocumentSending(
      GatewayClient gateway, Patience patience, Progress progress, Consumer<Rejection> rejections) {
    this.gateway = gateway;
    this.patience = patience;
    this.progress = progress;
    this.rejections = rejections;
  }

  /**
   * @param json what is sent of each
   */
  Posted send(List<Document> documents, Function<Document, ObjectNode> json) {
    Posted all = Posted.NOTHING;
    int sent = 0;
    for (List<Document> batch : documents.stream().gather(Gatherers.windowFixed(BATCH)).toList()) {
      List<ObjectNode> bodies = batch.stream().map(json).toList();
      Posted posted = patience.ask(() -> gateway.post(bodies));
      posted.rejections().forEach(each -> tell(batch.get(each.index()), each));
      all = all.plus(posted);
      sent += batch.size();
      progress.done("documents", sent, documents.size());
    }
    return all;
  }

  private void tell(Document document, Rejected rejected) {
    String reason = name(rejected.type());
    if (reason.equals(FAR_AHEAD)) {
      rejections.accept(
          document.rejection(
              "postedOn", reason, "a day within a year; if it is meant, import with " + CONFIRM));
      return;
    }
    if (rejected.errors().isEmpty()) {
      rejections.accept(document.rejection("", reason, rejected.detail()));
    }
    for (FieldFault each : rejected.errors()) {
      rejections.accept(document.rejection(each.field(), reason, each.allowed()));
    }
  }

  /** A problem's name, without what is the same for all. */
  static String name(String type) {
    return type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : type;
  }
}
