package huikuan.console.contracts;

import huikuan.console.api.Answer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The milestones of a contract on one line of time, from 0 to 1,000.
 *
 * @param from the first day; null = no milestone has a day
 * @param to the last
 * @param today where the company's day is; null = it is not known
 */
public record MilestoneLine(
    List<Row> rows, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable Integer today) {

  private static final int WIDTH = 1_000;

  /**
   * @param told as the API tells it
   * @param state its words are {@code milestone-state.<state>}
   * @param lateDays after the planned day; 0 = it is not late
   * @param planned where its days are; null = it has none
   * @param lateWidth from the planned day until it was reached, or until today
   */
  public record Row(
      Answer told,
      String state,
      long lateDays,
      @Nullable Integer planned,
      @Nullable Integer reached,
      @Nullable Integer accepted,
      int lateWidth) {}

  /**
   * @param today the company's day; null = it is not known
   */
  static MilestoneLine of(List<Answer> milestones, @Nullable String today) {
    @Nullable LocalDate now = today == null ? null : LocalDate.parse(today);
    List<LocalDate> days = new ArrayList<>();
    milestones.stream()
        .flatMap(each -> List.of("plannedOn", "actualOn", "acceptedOn").stream().map(each::text))
        .filter(Objects::nonNull)
        .map(LocalDate::parse)
        .forEach(days::add);
    if (days.isEmpty()) {
      return new MilestoneLine(
          milestones.stream().map(each -> row(each, now, null, null)).toList(), null, null, null);
    }
    if (now != null) {
      days.add(now);
    }
    LocalDate from = Collections.min(days);
    LocalDate to = Collections.max(days);
    return new MilestoneLine(
        milestones.stream().map(each -> row(each, now, from, to)).toList(),
        from,
        to,
        at(now, from, to));
  }

  private static Row row(
      Answer told, @Nullable LocalDate today, @Nullable LocalDate from, @Nullable LocalDate to) {
    LocalDate planned = day(told, "plannedOn");
    LocalDate reached = day(told, "actualOn");
    LocalDate accepted = day(told, "acceptedOn");
    LocalDate until = reached == null ? today : reached;
    long late =
        planned == null || until == null ? 0 : Math.max(ChronoUnit.DAYS.between(planned, until), 0);
    Integer begin = at(planned, from, to);
    Integer end = at(until, from, to);
    return new Row(
        told,
        state(reached, accepted, late),
        late,
        begin,
        at(reached, from, to),
        at(accepted, from, to),
        late == 0 || begin == null || end == null ? 0 : end - begin);
  }

  private static String state(
      @Nullable LocalDate reached, @Nullable LocalDate accepted, long late) {
    if (accepted != null) {
      return "accepted";
    }
    if (reached != null) {
      return "reached";
    }
    return late > 0 ? "late" : "ahead";
  }

  private static @Nullable LocalDate day(Answer told, String name) {
    String text = told.text(name);
    return text == null ? null : LocalDate.parse(text);
  }

  private static @Nullable Integer at(
      @Nullable LocalDate day, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (day == null || from == null || to == null) {
      return null;
    }
    long all = Math.max(ChronoUnit.DAYS.between(from, to), 1);
    return Math.toIntExact(ChronoUnit.DAYS.between(from, day) * WIDTH / all);
  }
}
