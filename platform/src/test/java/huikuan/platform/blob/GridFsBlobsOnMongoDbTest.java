package huikuan.platform.blob;

import huikuan.platform.servers.RealMongo;

/** The same promises on a real replica set; reported as skipped where no Docker answers. */
class GridFsBlobsOnMongoDbTest extends GridFsBlobsContract {

  @Override
  String uri() {
    return RealMongo.uri();
  }
}
