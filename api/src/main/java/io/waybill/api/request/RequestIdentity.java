package io.waybill.api.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * What makes a request that is sent again the same request: its id, and what it asks for.
 *
 * @param id the same for each sending with one idempotency key of one person; without a key, never the same twice
 * @param fingerprint of method, path and body, absent without an idempotency key
 * @param endpoint method and path: one key at two endpoints must not make two things of one id
 */
public record RequestIdentity(String id, @Nullable String fingerprint, String endpoint) {

    private static final String ATTRIBUTE = RequestIdentity.class.getName();
    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

    /** Of what is done once, whoever asks: it is known by its id alone. */
    public static RequestIdentity once(String id) {
        return new RequestIdentity(id, null, "");
    }

    /** The identity of a request, given once and for all when it is first asked for. */
    public static RequestIdentity of(ServerWebExchange exchange) {
        return (RequestIdentity) exchange.getAttributes().computeIfAbsent(ATTRIBUTE, none -> once(Identifiers.next()));
    }

    /**
     * Of a request with an idempotency key.
     *
     * @param userId who sends it: the same key of somebody else is another key
     * @param key the idempotency key
     * @param request the request
     * @param body its body
     */
    public static RequestIdentity of(String userId, String key, ServerHttpRequest request, byte[] body) {
        String endpoint = request.getMethod() + "\n" + request.getURI().getRawPath();
        var asked = new ByteArrayOutputStream();
        asked.writeBytes((endpoint + '\n' + request.getURI().getRawQuery() + '\n').getBytes(StandardCharsets.UTF_8));
        asked.writeBytes(body);
        return new RequestIdentity(
                uuid(userId + '\n' + key).toString(), HexFormat.of().formatHex(sha256(asked.toByteArray())), endpoint);
    }

    /** Makes this the identity of a request. */
    public void giveTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Of one of the commands that a request consists of, by its number. */
    public RequestIdentity part(int number) {
        return new RequestIdentity(id + "#" + number, fingerprint, endpoint);
    }

    /**
     * The same without what it asks for. The fingerprint ends up in events, for ever: where the body holds a password or an
     * address, whoever reads them could find out by trying.
     */
    public RequestIdentity withoutFingerprint() {
        return new RequestIdentity(id, null, endpoint);
    }

    /** The id of the thing that this request makes: the same each time the request is sent. */
    public String newId() {
        return fingerprint == null
                ? Identifiers.next()
                : uuid(endpoint + '\n' + id).toString();
    }

    /** 122 bits of SHA-256 as a UUID of version 8 (RFC 9562). */
    private static UUID uuid(String name) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(name.getBytes(StandardCharsets.UTF_8)));
        return new UUID(
                (digest.getLong() & ~VERSION_MASK) | VERSION_8, (digest.getLong() & ~VARIANT_MASK) | VARIANT_RFC);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
