package huikuan.platform.blob;

import java.util.List;

/** Whether bytes are a file of a type, and one that may be handed on. */
interface ContentCheck {

  /** Whether they begin as every file of the type. */
  boolean begins(Bytes content);

  /** What is wrong with those that begin so, all of it. */
  List<String> faults(Bytes content);
}
