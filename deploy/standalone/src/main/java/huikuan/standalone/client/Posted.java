package huikuan.standalone.client;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The outcome of posted documents.
 *
 * @param position what a read waits for to see them
 * @param rejections in the order sent
 */
public record Posted(
    int accepted, int duplicates, int rejected, long position, List<Rejected> rejections) {

  public static final Posted NOTHING = new Posted(0, 0, 0, 0, List.of());

  /**
   * A refused document.
   *
   * @param index its place among those sent, from 0
   */
  public record Rejected(int index, String type, String detail, List<FieldFault> errors) {

    public Rejected {
      errors = List.copyOf(errors);
    }
  }

  /** A field of a refused document or customer, and what is allowed there. */
  public record FieldFault(String field, String allowed) {

    /** Those that a problem names. */
    public static List<FieldFault> of(JsonNode problem) {
      return problem
          .path("errors")
          .valueStream()
          .map(
              each ->
                  new FieldFault(
                      each.path("field").asString(""), each.path("allowed").asString("")))
          .toList();
    }
  }

  static Posted of(JsonNode answer) {
    List<Rejected> rejections = new ArrayList<>();
    for (JsonNode result : answer.path("results")) {
      if (result.path("status").asString().equals("rejected")) {
        JsonNode problem = result.path("problem");
        rejections.add(
            new Rejected(
                result.path("index").asInt(),
                problem.path("type").asString(""),
                problem.path("detail").asString(""),
                FieldFault.of(problem)));
      }
    }
    return new Posted(
        answer.path("accepted").asInt(),
        answer.path("duplicates").asInt(),
        answer.path("rejected").asInt(),
        answer.path("position").asLong(),
        rejections);
  }

  public Posted plus(Posted later) {
    List<Rejected> all = new ArrayList<>(rejections);
    int sentBefore = accepted + duplicates + rejected;
    later.rejections.forEach(
        each ->
            all.add(
                new Rejected(
                    each.index() + sentBefore, each.type(), each.detail(), each.errors())));
    return new Posted(
        accepted + later.accepted,
        duplicates + later.duplicates,
        rejected + later.rejected,
        Math.max(position, later.position),
        all);
  }
}
