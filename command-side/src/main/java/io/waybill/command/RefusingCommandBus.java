package io.waybill.command;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MessageHandler;

/**
 * Carries out the commands that reach this process, and answers every failure that has a meaning to the sender with a
 * refusal: only the details of a {@link Refused} survive the way back over Axon Server. Around the whole unit of work, so
 * that what goes wrong in the append counts as well.
 */
final class RefusingCommandBus extends SimpleCommandBus {

    private final CommandWatch watch;

    RefusingCommandBus(Builder builder, CommandWatch watch) {
        super(builder);
        this.watch = watch;
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        try (var watched = watch.begin(command)) {
            CommandCallback<C, R> refusing = (message, result) -> {
                CommandResultMessage<? extends R> answer = refused(result);
                watched.ended(answer);
                callback.onResult(message, answer);
            };
            super.handle(watched.command(), handler, refusing);
        }
    }

    private static <R> CommandResultMessage<? extends R> refused(CommandResultMessage<? extends R> result) {
        return result.isExceptional()
                ? new GenericCommandResultMessage<>(Refusals.of(result.exceptionResult()))
                : result;
    }
}
