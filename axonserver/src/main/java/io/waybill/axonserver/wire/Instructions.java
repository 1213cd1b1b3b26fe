package io.waybill.axonserver.wire;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import java.util.List;

/** What accompanies messages: acknowledgements of instructions, and the instructions for routing and processing. */
public final class Instructions {

    private Instructions() {}

    /** The acknowledgement of an instruction that was carried out. */
    public static InstructionAck done(String instructionId) {
        return InstructionAck.newBuilder()
                .setInstructionId(instructionId)
                .setSuccess(true)
                .build();
    }

    /** The acknowledgement of an instruction that this server does not know. */
    public static InstructionAck unsupported(String instructionId) {
        return InstructionAck.newBuilder()
                .setInstructionId(instructionId)
                .setSuccess(false)
                .setError(Refusal.UNSUPPORTED_INSTRUCTION.message("the instruction is not supported"))
                .build();
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
