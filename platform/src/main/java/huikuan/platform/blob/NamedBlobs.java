package huikuan.platform.blob;

import java.util.Collection;

/** Which blobs an event names: they must be there as long as the event is. */
public interface NamedBlobs {

  /** Empty = the event names none. */
  Collection<BlobHash> in(Object event);
}
