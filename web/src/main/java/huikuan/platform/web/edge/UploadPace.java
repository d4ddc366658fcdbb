package huikuan.platform.web.edge;

/** How quickly a body has to come, and for how long it may. */
final class UploadPace {

  private final long bytesPerSecond;
  private final MinimumRate rate;
  private final Ticker ticker;
  private final long end;

  UploadPace(BodySettings settings, Ticker ticker) {
    this.ticker = ticker;
    this.bytesPerSecond = settings.minRate().toBytes();
    this.rate = new MinimumRate(bytesPerSecond, settings.window(), ticker::nanos);
    this.end = ticker.nanos() + settings.uploadTime().toNanos();
  }

  /**
   * @throws Refused if too little has come, or for too long
   */
  void came(int bytes) {
    if (!rate.keptWith(bytes) || ticker.nanos() - end > 0) {
      throw new Refused(tooSlow());
    }
  }

  Refusal tooSlow() {
    return Refusal.tooSlow(bytesPerSecond);
  }
}
