package io.waybill.api.security;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys that verify our access tokens. */
@RestController
class PublicKeysEndpoint {

    private final SigningKeys keys;
    private final CacheControl caching;

    PublicKeysEndpoint(SigningKeys keys, SigningKeySettings settings) {
        this.keys = keys;
        // Read again well before a key that was published a moment later begins to sign.
        Duration half = settings.publishedAhead().dividedBy(2);
        Duration most = Duration.ofMinutes(10);
        this.caching =
                CacheControl.maxAge(half.compareTo(most) < 0 ? half : most).cachePublic();
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(
            summary = "The public keys that verify access tokens, as a JWK set (RFC 7517)",
            security = {})
    ResponseEntity<Map<String, ?>> keys() {
        return ResponseEntity.ok().cacheControl(caching).body(keys.published());
    }
}
