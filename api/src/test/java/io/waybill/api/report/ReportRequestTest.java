package io.waybill.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.UriComponentsBuilder;

class ReportRequestTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void who_says_nothing_means_the_last_thirty_days() {
        var query = request("sales-summary", "").at(TODAY);

        assertThat(query.from()).isEqualTo(LocalDate.of(2026, 10, 23));
        assertThat(query.to()).isEqualTo(TODAY);
        assertThat(query.groupBy()).isEqualTo("day");
        assertThat(query.filters()).isEmpty();
        assertThat(query.limit()).isEqualTo(1_000);
    }

    @Test
    void who_watches_beyond_midnight_sees_the_new_day() {
        assertThat(request("sales-summary", "").at(TODAY.plusDays(1)).to()).isEqualTo(TODAY.plusDays(1));
        assertThat(request("sales-summary", "to=2026-11-20")
                        .at(TODAY.plusDays(1))
                        .to())
                .isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void a_report_is_confined_and_grouped_as_asked_for() {
        var query = request(
                        "shipping-performance", "from=2024-01-01&to=2024-12-31&groupBy=zone&carrier=DHL&limit=5&else=1")
                .at(TODAY);

        assertThat(query.from()).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(query.groupBy()).isEqualTo("zone");
        assertThat(query.filters()).isEqualTo(Map.of("carrier", "DHL"));
        assertThat(query.limit()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-13-01, from",
        "from=2026-02-30, from",
        "from=yesterday, from",
        "from=0000-01-01, from",
        "to=-2026-01-01, to",
        "from=2026-11-21&to=2026-11-20, from",
        "from=2026-11-22, from",
        "from=2025-01-01&to=2026-01-02, from",
        "groupBy=colour, groupBy",
        "groupBy=carrier, groupBy",
        "carrier=DHL, carrier",
        "movement=LOST, movement",
        "limit=0, limit",
        "limit=1001, limit",
        "limit=-1, limit",
        "limit=99999999999, limit"
    })
    void what_makes_no_sense_is_named(String parameters, String pointer) {
        var refused = catchThrowableOfType(ProblemException.class, () -> request("stock-movements", parameters));

        assertThat(refused.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(refused.errors()).extracting(FieldError::pointer).containsExactly(pointer);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        var refused = catchThrowableOfType(
                ProblemException.class, () -> request("user-activity", "from=1&to=2&groupBy=3&limit=x&zone=5"));

        assertThat(refused.errors())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("from", "to", "groupBy", "limit", "zone");
    }

    @Test
    void a_leap_year_is_not_too_long() {
        assertThat(request("sales-summary", "from=2024-01-01&to=2024-12-31")
                        .at(TODAY)
                        .from())
                .isEqualTo(LocalDate.of(2024, 1, 1));
    }

    @Test
    void there_is_no_report_of_another_name() {
        assertThat(catchThrowableOfType(ProblemException.class, () -> request("weather", ""))
                        .type())
                .isEqualTo(ProblemType.NOT_FOUND);
    }

    private static ReportRequest request(String name, String parameters) {
        var query = UriComponentsBuilder.newInstance().query(parameters).build().getQueryParams();
        return ReportRequest.of(name, query, TODAY);
    }
}
