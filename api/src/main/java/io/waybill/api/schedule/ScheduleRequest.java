package io.waybill.api.schedule;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as clients write it.
 *
 * @param cron when: five fields, or six with the seconds first, or a word such as {@code @daily}
 * @param zone in which zone, or absent for that of the business
 * @param format as what
 * @param recipients addresses of who gets it
 * @param filters what the report is confined to, by the names of its parameters; and {@code period}, said from the day on
 *     which it is due
 */
record ScheduleRequest(
        @NotBlank @Size(max = LONGEST_TEXT) String cron,

        @Nullable @Size(max = LONGEST_TEXT) String zone,

        @NotNull @Pattern(regexp = "csv|xlsx|pdf", message = "must be csv, xlsx or pdf")
        String format,

        @NotEmpty @Size(max = MOST_RECIPIENTS)
        List<
                        @NotNull @Size(max = LONGEST_ADDRESS)
                        @Pattern(regexp = ADDRESS, message = "must be an email address") String>
                recipients,

        @Nullable @Size(max = MOST_FILTERS) Map<String, @NotNull @Size(max = LONGEST_FILTER) String> filters) {

    static final int MOST_RECIPIENTS = 20;
    private static final int LONGEST_TEXT = 120;
    private static final int MOST_FILTERS = 20;
    private static final int LONGEST_FILTER = 200;
    private static final int LONGEST_ADDRESS = 254;

    /** What can be an address for any mail server; that it is one, the mail library says. */
    private static final String ADDRESS = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+";
}
