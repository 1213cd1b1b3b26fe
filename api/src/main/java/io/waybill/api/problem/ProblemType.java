package io.waybill.api.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;

/** The kinds of problem a client can meet. The name of a constant is part of the contract: it makes the type URI. */
public enum ProblemType {
    /** The request cannot be understood, or a field in it is wrong. */
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    /** No token, or none that is good. */
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Sign in first"),
    /** Signed in, but not allowed. */
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
    /** There is no such thing. */
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    /** The path exists, but not with this method. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
    /** No representation the client accepts. */
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable"),
    /** A rule or the current state forbids it. */
    CONFLICT(HttpStatus.CONFLICT, "In conflict with the current state"),
    /** The thing has moved on from the version in If-Match. */
    VERSION_MISMATCH(HttpStatus.PRECONDITION_FAILED, "Another version than expected"),
    /** The body is larger than this server takes. */
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    /** The body is in a format this server does not read. */
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
    /** The idempotency key came with another request before. */
    KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key was used for another request"),
    /** The client asks more often than it may. */
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    /** The request did not arrive in time. */
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive"),
    /** The path and the query are longer than this server reads. */
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address of the request is too long"),
    /** The headers are larger than this server reads. */
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
    /** A server behind this one is down. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "A part of the system is down"),
    /** A mistake of ours. */
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "A mistake of ours");

    private final HttpStatus status;
    private final String title;
    private final URI uri;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
        this.uri = URI.create("urn:waybill:problem:"
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    /** The status code it is answered with. */
    public HttpStatus status() {
        return status;
    }

    /** The kind in words. */
    public String title() {
        return title;
    }

    /** The stable URI of the kind. */
    public URI uri() {
        return uri;
    }
}
