package huikuan.platform.audit;

import java.time.LocalDate;

/**
 * Who has used a service, with which rights.
 *
 * @param caller such as {@code person:li.na}
 * @param rights such as {@code finance@CN01,DE01 auditor@*}
 * @param first the first day
 * @param last the last day
 * @param unused whether that is more than 90 days ago
 */
record CallerSeen(String caller, String rights, LocalDate first, LocalDate last, boolean unused) {}
