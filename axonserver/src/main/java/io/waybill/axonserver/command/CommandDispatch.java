package io.waybill.axonserver.command;

import io.waybill.axonserver.wire.Refusal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Brings commands to the connections that handle them. */
final class CommandDispatch {

    private final CommandRoutes routes = new CommandRoutes();
    private final Set<CommandHandler> handlers = ConcurrentHashMap.newKeySet();

    CommandRoutes routes() {
        return routes;
    }

    void joined(CommandHandler handler) {
        handlers.add(handler);
    }

    void left(CommandHandler handler) {
        handlers.remove(handler);
    }

    /** Hands {@code command} to a handler, or tells its sender that there is none. */
    void dispatch(PendingCommand command) {
        CommandHandler handler = routes.route(command.command());
        // A handler can leave between being chosen and being asked.
        while (handler != null && !handler.take(command)) {
            routes.remove(command.command().getName(), handler);
            handler = routes.route(command.command());
        }
        if (handler == null) {
            command.refuse(
                    Refusal.NO_COMMAND_HANDLER,
                    "no handler for command " + command.command().getName());
        }
    }

    /** The sender of {@code command} no longer waits for its answer. */
    void cancel(PendingCommand command) {
        handlers.forEach(handler -> handler.forget(command));
    }

    /** Gives up on what has taken too long, on the clock of {@link System#nanoTime()}. */
    void expire(long now) {
        handlers.forEach(handler -> handler.expire(now));
    }

    void shutDown() {
        handlers.forEach(CommandHandler::shutDown);
    }
}
