package huikuan.platform.blob;

import java.util.Collection;

/** A stored event that names blobs: they must be there as long as the event is. */
public interface NamesBlobs {

  Collection<BlobHash> blobs();
}
