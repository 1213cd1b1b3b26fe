package io.waybill.api.security;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys that verify our access tokens. */
@RestController
class PublicKeysEndpoint {

    private final SigningKeys keys;

    PublicKeysEndpoint(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(
            summary = "The public keys that verify access tokens, as a JWK set (RFC 7517)",
            security = {})
    Map<String, ?> keys() {
        return keys.published();
    }
}
