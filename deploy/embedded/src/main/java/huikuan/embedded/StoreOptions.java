package huikuan.embedded;

import java.util.function.Consumer;

/**
 * How a document store in files is kept.
 *
 * @param force whether each group of writes is forced to the disk before it is answered: then it
 *     survives also the loss of power
 * @param acceptLoss whether a damaged store is started with what is left, after its files were set
 *     aside
 * @param told hears in words what was repaired or set aside
 * @param whenLost is told why when the file could not be written, or is found damaged: the store
 *     has closed itself then, and every command fails until it is started anew. May be told again
 */
public record StoreOptions(
    boolean force, boolean acceptLoss, Consumer<String> told, Consumer<RuntimeException> whenLost) {

  public static StoreOptions defaults() {
    return new StoreOptions(false, false, _ -> {}, _ -> {});
  }

  public StoreOptions forced(boolean each) {
    return new StoreOptions(each, acceptLoss, told, whenLost);
  }

  public StoreOptions acceptingLoss(boolean accept) {
    return new StoreOptions(force, accept, told, whenLost);
  }

  public StoreOptions telling(Consumer<String> listener) {
    return new StoreOptions(force, acceptLoss, listener, whenLost);
  }

  public StoreOptions whenLost(Consumer<RuntimeException> listener) {
    return new StoreOptions(force, acceptLoss, told, listener);
  }
}
