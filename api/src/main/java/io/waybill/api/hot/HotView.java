package io.waybill.api.hot;

import io.waybill.api.message.Preconditions;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * How a thing reads, as it is sent: written once, however often it is read.
 *
 * @param version the version of the thing
 * @param json the view as JSON; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record HotView(long version, byte[] json) {

    /** The answer to whoever asks for it. */
    public ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(Preconditions.eTag(version))
                .body(json);
    }
}
