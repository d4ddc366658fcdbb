package huikuan.notification.paying;

/** What companies' letters say of paying. */
public interface PayingStore {

  /** What is approved; nothing, if nothing is. */
  Paying of(String company);
}
