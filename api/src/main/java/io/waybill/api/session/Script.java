package io.waybill.api.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * A Lua script that Redis runs as one step, answered with a text. Read and hashed once, at the start; Spring's own does so
 * when it is first used, behind a lock, on the event loop.
 *
 * @param text the script
 * @param sha1 what Redis knows it by
 */
record Script(String text, String sha1) implements RedisScript<String> {

    static Script named(String file) {
        try (InputStream stream = Objects.requireNonNull(Script.class.getResourceAsStream(file), file)) {
            byte[] bytes = stream.readAllBytes();
            return new Script(
                    new String(bytes, StandardCharsets.UTF_8),
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    @Override
    public String getSha1() {
        return sha1;
    }

    @Override
    public Class<String> getResultType() {
        return String.class;
    }

    @Override
    public String getScriptAsString() {
        return text;
    }
}
