package huikuan.dunning.talk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A tactic of a talk.
 *
 * @param warning what must be heeded; absent = nothing in particular
 */
@JsonInclude(Include.NON_NULL)
record Tactic(String id, String zh, String en, @Nullable Texts warning) {

  /** The same in Chinese and in English. */
  record Texts(String zh, String en) {}
}
