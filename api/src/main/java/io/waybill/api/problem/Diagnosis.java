package io.waybill.api.problem;

import io.lettuce.core.RedisException;
import io.r2dbc.spi.R2dbcException;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.Problems.Found;
import io.waybill.messages.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.netty.channel.AbortedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells what a failure means to the client. */
final class Diagnosis {

    private Diagnosis() {}

    static Found of(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> new Found(problem.type(), problem.detail(), problem.errors());
            case AuthenticationException denied ->
                new Found(ProblemType.UNAUTHENTICATED, "Send a valid access token as Authorization: Bearer.");
            case AccessDeniedException denied -> new Found(ProblemType.FORBIDDEN, "Your roles do not permit this.");
            case HandlerExecutionException remote -> remote(remote);
            case NoHandlerForCommandException missing -> unavailable();
            case NoHandlerForQueryException missing -> unavailable();
            case AxonServerCommandDispatchException undelivered -> unavailable();
            case AxonServerQueryDispatchException undelivered -> unavailable();
            case AxonServerException disconnected -> unavailable();
            case TimeoutException late -> unavailable();
            case IOException broken -> unavailable();
            case R2dbcException database -> unavailable();
            case DataAccessException store -> unavailable();
            // The client has gone, or was cut off: nobody reads this.
            case AbortedException gone ->
                new Found(ProblemType.INVALID_REQUEST, "The connection ended before the request did.");
            case DataBufferLimitException large -> new Found(ProblemType.TOO_LARGE, "Send a smaller body.");
            // Spring Data translates most of these, and not all.
            case RedisException redis -> unavailable();
            case WebExchangeBindException invalid -> invalid(invalid);
            case ServerExchangeRejectedException malformed ->
                new Found(ProblemType.INVALID_REQUEST, "The address or a header holds what it must not.");
            case UnsupportedMediaTypeStatusException other ->
                new Found(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            case ResponseStatusException web -> web(web);
            default -> internal();
        };
    }

    private static Found internal() {
        return new Found(ProblemType.INTERNAL, "The request failed; name the trace id when you ask for help.");
    }

    private static Found unavailable() {
        return new Found(ProblemType.UNAVAILABLE, "The request may or may not have been carried out; try again.");
    }

    private static Found remote(HandlerExecutionException failure) {
        if (failure.getDetails().orElse(null) instanceof Refusal refusal) {
            return refused(refusal);
        }
        return internal();
    }

    static Found refused(Refusal refusal) {
        var type = switch (refusal.reason()) {
            case INVALID -> ProblemType.INVALID_REQUEST;
            case UNKNOWN -> ProblemType.NOT_FOUND;
            case CONFLICT -> ProblemType.CONFLICT;
            case VERSION_MISMATCH -> ProblemType.VERSION_MISMATCH;
            case REQUEST_REUSED -> ProblemType.KEY_REUSED;
            case UNAVAILABLE -> ProblemType.UNAVAILABLE;
        };
        return new Found(type, refusal.detail());
    }

    private static Found invalid(WebExchangeBindException failure) {
        var errors = failure.getFieldErrors().stream()
                .map(error ->
                        new FieldError(FieldError.pointer(error.getField()), String.valueOf(error.getDefaultMessage())))
                .toList();
        return new Found(ProblemType.INVALID_REQUEST, "Some fields are wrong.", errors);
    }

    private static Found web(ResponseStatusException failure) {
        if (hasCause(failure, DataBufferLimitException.class)) {
            return new Found(ProblemType.TOO_LARGE, "Send a smaller body.");
        }
        if (failure instanceof ServerWebInputException input) {
            return input(input);
        }
        return switch (failure.getStatusCode().value()) {
            case 404 -> new Found(ProblemType.NOT_FOUND, "There is nothing at this path.");
            case 405 -> new Found(ProblemType.METHOD_NOT_ALLOWED, text(failure));
            case 406 -> new Found(ProblemType.NOT_ACCEPTABLE, text(failure));
            case 413 -> new Found(ProblemType.TOO_LARGE, "Send a smaller body.");
            case 415 -> new Found(ProblemType.UNSUPPORTED_MEDIA_TYPE, text(failure));
            case 503 -> unavailable();
            default ->
                failure.getStatusCode().is4xxClientError()
                        ? new Found(ProblemType.INVALID_REQUEST, text(failure))
                        : internal();
        };
    }

    private static Found input(ServerWebInputException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return json(json);
            }
        }
        if (failure.getMethodParameter() != null && failure.getCause() instanceof DecodingException) {
            return new Found(ProblemType.INVALID_REQUEST, "The body is not valid JSON.");
        }
        return new Found(ProblemType.INVALID_REQUEST, text(failure));
    }

    private static Found json(JacksonException failure) {
        var pointer = new StringBuilder();
        for (var step : failure.getPath()) {
            pointer.append('/').append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
        }
        if (pointer.isEmpty()) {
            return new Found(ProblemType.INVALID_REQUEST, "The body is not the JSON object this path takes.");
        }
        String detail = wrong(failure);
        return new Found(
                ProblemType.INVALID_REQUEST,
                "Some fields are wrong.",
                List.of(new FieldError(pointer.toString(), detail)));
    }

    private static String wrong(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException) {
            return "is not a known field";
        }
        return failure instanceof InvalidFormatException text && text.getTargetType() == String.class
                ? "must hold neither the character NUL nor half of a surrogate pair"
                : "has the wrong type";
    }

    private static boolean hasCause(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String text(ResponseStatusException failure) {
        String reason = failure.getReason();
        return reason == null ? failure.getStatusCode().toString() : reason;
    }
}
