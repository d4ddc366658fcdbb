package huikuan.chaos.fuzz;

import java.util.Set;

/**
 * A request, and what it was made of.
 *
 * @param wrong the faults that were put into it
 * @param damagedPath whether its path may not be one of the endpoint's
 * @param named the companies that it names, in its path or query
 * @param asked all that it says, before it was packed or damaged
 */
record Made(
    RawRequest request,
    Endpoint endpoint,
    Set<Mutation> wrong,
    boolean damagedPath,
    Set<String> named,
    String asked) {}
