package huikuan.dunning.ladder;

import java.time.LocalDate;

/** The ladders of sanctions, to look up. */
public interface Ladders {

  /** The ladder that an escalation follows which begins on a day. */
  Ladder of(String company, LocalDate day);

  /** The version that an escalation began with. */
  Ladder ofReference(String reference);
}
