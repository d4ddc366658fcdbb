package huikuan.platform.web.edge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of request bodies.
 *
 * @param max of one body, unpacked; a larger one is refused whole
 * @param file the same, of a body that is a file: a PDF or a picture
 * @param minRate bytes a second that an upload must bring; a slower one is refused
 * @param window the time over which the rate is measured
 * @param uploadTime the longest time that an upload may take, whatever its rate
 * @param onDisk bytes of all bodies that wait on disk
 * @param atOnce bytes of large bodies that are worked on at once; null = no limit, for a gateway,
 *     which passes them on and keeps none in memory
 * @param patience how long a received body waits for its turn
 */
@ConfigurationProperties("huikuan.bodies")
record BodySettings(
    @DefaultValue("16MB") DataSize max,
    @DefaultValue("20MB") DataSize file,
    @DefaultValue("1KB") DataSize minRate,
    @DefaultValue("10s") Duration window,
    @DefaultValue("10m") Duration uploadTime,
    @DefaultValue("2GB") DataSize onDisk,
    @Nullable DataSize atOnce,
    @DefaultValue("30s") Duration patience) {

  BodySettings {
    check(max.toBytes() > 0 && max.toBytes() <= Integer.MAX_VALUE / 2, "max");
    check(file.toBytes() > 0 && file.toBytes() <= Integer.MAX_VALUE / 2, "file");
    check(minRate.toBytes() >= 0, "min-rate");
    check(window.isPositive(), "window");
    check(uploadTime.isPositive(), "upload-time");
    DataSize largest = max.compareTo(file) > 0 ? max : file;
    check(onDisk.compareTo(largest) >= 0, "on-disk");
    check(atOnce == null || atOnce.compareTo(largest) >= 0, "at-once");
    check(!patience.isNegative(), "patience");
  }

  BodySettings upTo(DataSize most) {
    return new BodySettings(most, most, minRate, window, uploadTime, onDisk, atOnce, patience);
  }

  private static void check(boolean allowed, String name) {
    if (!allowed) {
      throw new IllegalArgumentException("huikuan.bodies." + name + " is out of bounds");
    }
  }
}
