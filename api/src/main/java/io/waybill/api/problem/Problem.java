package io.waybill.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/**
 * What went wrong, as RFC 9457 says it.
 *
 * @param type which kind of problem, stable
 * @param title the kind in words
 * @param status the HTTP status code
 * @param detail what went wrong this time and what to do
 * @param instance the path that was asked for
 * @param traceId what to name when asking for help
 * @param errors the fields that are wrong; left out where there are none
 */
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    /**
     * A field that is wrong.
     *
     * @param pointer where it is, as a JSON pointer (RFC 6901) into the body, or the name of the parameter
     * @param detail what is wrong with it
     */
    public record FieldError(String pointer, String detail) {

        /**
         * The JSON pointer to a property.
         *
         * @param path the property as validation names it, for example {@code parcels[0].weightGrams}, or for an
         *     element of a list {@code parcels[0].<list element>}
         * @return the pointer, for example {@code /parcels/0/weightGrams}
         */
        public static String pointer(String path) {
            String property = path.endsWith(">") ? path.substring(0, path.lastIndexOf('.')) : path;
            return "/" + property.replace('.', '/').replace('[', '/').replace("]", "");
        }
    }
}
