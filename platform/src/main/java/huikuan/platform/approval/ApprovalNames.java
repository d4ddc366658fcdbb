package huikuan.platform.approval;

import java.util.List;
import java.util.SortedMap;

/** Names the customers that proposals are about, if a service knows them. */
@FunctionalInterface
public interface ApprovalNames {

  /** By their ids, such as {@code CN01.C-1006}; whoever has no name is left out. */
  SortedMap<String, String> beside(List<ApprovalEntry> proposals);
}
