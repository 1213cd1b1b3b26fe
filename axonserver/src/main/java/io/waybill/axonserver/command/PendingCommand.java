package io.waybill.axonserver.command;

import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.waybill.axonserver.wire.Instructions;
import io.waybill.axonserver.wire.Outbox;
import io.waybill.axonserver.wire.Refusal;
import java.util.UUID;

/** A command whose sender waits for the answer. It is answered exactly once: what comes later is dropped. */
final class PendingCommand {

    private final Command command;
    private final CommandProviderInbound message;
    private final Outbox<CommandResponse> sender;
    private final long deadline;

    /** @param deadline when to give up, on the clock of {@link System#nanoTime()} */
    PendingCommand(Command command, Outbox<CommandResponse> sender, long deadline) {
        this.command = command;
        this.message = CommandProviderInbound.newBuilder().setCommand(command).build();
        this.sender = sender;
        this.deadline = deadline;
    }

    Command command() {
        return command;
    }

    String id() {
        return command.getMessageIdentifier();
    }

    /** What the handler is sent: one object, so that it can be taken back. */
    CommandProviderInbound message() {
        return message;
    }

    long priority() {
        return Instructions.number(command.getProcessingInstructionsList(), ProcessingKey.PRIORITY, 0);
    }

    boolean isOverdue(long now) {
        return now - deadline >= 0;
    }

    void answer(CommandResponse response) {
        sender.send(response);
        sender.complete();
    }

    void refuse(Refusal refusal, String reason) {
        answer(CommandResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setRequestIdentifier(id())
                .setErrorCode(refusal.code())
                .setErrorMessage(refusal.message(reason))
                .build());
    }
}
