package huikuan.dunning.insolvency;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Insolvency proceedings, as the court's notice tells them.
 *
 * @param openedOn the day on which the court opened them
 * @param number of the court's file
 * @param administrator 管理人; null = none is named yet
 * @param fileBy the last day on which claims can be filed 申报债权
 * @param note for colleagues
 */
public record Proceedings(
    LocalDate openedOn,
    String court,
    String number,
    @Nullable String administrator,
    LocalDate fileBy,
    @Nullable String note) {}
