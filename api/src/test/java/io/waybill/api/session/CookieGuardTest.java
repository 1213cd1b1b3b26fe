package io.waybill.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class CookieGuardTest {

    private final CookieGuard guard = new CookieGuard(new SessionSettings(
            Duration.ofDays(30),
            Duration.ofDays(7),
            Duration.ofSeconds(10),
            100,
            List.of("https://admin.example.com")));

    /** As browsers send it from the pages named, to https://shop.example.com; and as one that is no browser does. */
    @ParameterizedTest
    @CsvSource({
        "             ,                            , true",
        "same-origin  , https://shop.example.com   , true",
        "none         ,                            , true",
        "             , https://shop.example.com   , true",
        "             , https://SHOP.example.com   , true",
        "             , https://admin.example.com  , true",
        "same-site    , https://admin.example.com  , true",
        "same-site    , https://blog.example.com   , false",
        "same-site    ,                            , false",
        "cross-site   , https://evil.example       , false",
        "cross-site   , https://admin.example.com  , false",
        "cross-site   ,                            , false",
        "anything     ,                            , false",
        "             , https://evil.example       , false",
        "             , https://shop.example.com.evil.example, false",
        "             , https://shop.example.com:8443, false",
        "             , null                       , false",
        "             , '%%%'                      , false"
    })
    void our_own_pages_may_and_those_of_others_may_not(@Nullable String site, @Nullable String origin, boolean may) {
        var request = MockServerHttpRequest.post("/api/auth/refresh").header("Host", "shop.example.com");
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        assertThat(isLetThrough(request.build())).isEqualTo(may);
    }

    private boolean isLetThrough(MockServerHttpRequest request) {
        try {
            guard.requireOwnPage(request);
            return true;
        } catch (ProblemException e) {
            assertThat(e.type()).isEqualTo(ProblemType.FORBIDDEN);
            return false;
        }
    }
}
