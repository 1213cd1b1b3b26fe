package io.waybill.axonserver.wire;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import java.util.List;

/** What accompanies messages: acknowledgements of instructions, and the instructions for routing and processing. */
public final class Instructions {

    private Instructions() {}

    /** Acknowledges an instruction: carried out, or not understood by this server. */
    public static InstructionAck acknowledgement(String instructionId, boolean understood) {
        InstructionAck.Builder ack =
                InstructionAck.newBuilder().setInstructionId(instructionId).setSuccess(understood);
        if (!understood) {
            ack.setError(Refusal.UNSUPPORTED_INSTRUCTION.message("the instruction is not supported"));
        }
        return ack.build();
    }

    /** The number given with {@code key}, or {@code otherwise}. */
    public static long number(List<ProcessingInstruction> instructions, ProcessingKey key, long otherwise) {
        for (ProcessingInstruction instruction : instructions) {
            if (instruction.getKey() == key) {
                return instruction.getValue().getNumberValue();
            }
        }
        return otherwise;
    }

    /** The text given with {@code key}, or {@code otherwise}. */
    public static String text(List<ProcessingInstruction> instructions, ProcessingKey key, String otherwise) {
        for (ProcessingInstruction instruction : instructions) {
            if (instruction.getKey() == key) {
                return instruction.getValue().getTextValue();
            }
        }
        return otherwise;
    }

    /** Whether {@code key} is given and true. */
    public static boolean isSet(List<ProcessingInstruction> instructions, ProcessingKey key) {
        for (ProcessingInstruction instruction : instructions) {
            if (instruction.getKey() == key) {
                return instruction.getValue().getBooleanValue();
            }
        }
        return false;
    }
}
