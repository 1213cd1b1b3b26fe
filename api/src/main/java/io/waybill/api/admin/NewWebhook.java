package io.waybill.api.admin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as clients ask for it.
 *
 * @param url where to: absolute, with https unless the address is one that is allowed otherwise
 * @param topics what of
 * @param description what it is for, or absent
 */
record NewWebhook(
        @NotBlank @Size(max = LONGEST_URL) String url,

        @NotEmpty @Size(max = TOPICS)
        List<
                        @NotNull
                        @Pattern(regexp = "stock|shipments|products", message = "must be stock, shipments or products")
                        String>
                topics,

        @Nullable @Size(max = LONGEST_DESCRIPTION) String description) {

    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int TOPICS = 3;
    private static final int HIGHEST_PORT = 65_535;

    /** What is wrong with the url, or absent. */
    @Nullable
    String wrongUrl() {
        URI uri;
        try {
            uri = new URI(url).parseServerAuthority();
        } catch (URISyntaxException e) {
            return "must be a URL";
        }
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !"http".equalsIgnoreCase(uri.getScheme())) {
            return "must begin with https://";
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            return "must name a host";
        }
        return uri.getRawUserInfo() == null && uri.getRawFragment() == null
                ? null
                : "must have neither a user nor a fragment";
    }
}
