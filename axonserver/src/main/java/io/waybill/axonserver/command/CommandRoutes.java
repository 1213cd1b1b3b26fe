package io.waybill.axonserver.command;

import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.command.Command;
import io.waybill.axonserver.wire.Instructions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Which connections handle which commands, and which of them gets a given one. */
final class CommandRoutes {

    private final ConcurrentMap<String, List<Candidate>> byCommand = new ConcurrentHashMap<>();

    /** Adds a candidate; a client that subscribes again replaces its earlier subscription. */
    void add(String command, Candidate candidate) {
        byCommand.compute(command, (name, present) -> {
            List<Candidate> candidates = present == null ? new ArrayList<>() : new ArrayList<>(present);
            candidates.removeIf(other -> other.clientId().equals(candidate.clientId()));
            candidates.add(candidate);
            return List.copyOf(candidates);
        });
    }

    /** Removes the subscription of one connection. */
    void remove(String command, CommandHandler handler) {
        byCommand.computeIfPresent(command, (name, present) -> {
            List<Candidate> candidates = present.stream()
                    .filter(candidate -> candidate.handler() != handler)
                    .toList();
            return candidates.isEmpty() ? null : candidates;
        });
    }

    /** The connection that gets {@code command}, null when none handles it. */
    @Nullable
    CommandHandler route(Command command) {
        List<Candidate> candidates = byCommand.get(command.getName());
        if (candidates == null) {
            return null;
        }
        if (candidates.size() == 1) {
            return candidates.getFirst().handler();
        }
        long key = Candidate.hash(Instructions.text(
                command.getProcessingInstructionsList(), ProcessingKey.ROUTING_KEY, command.getMessageIdentifier()));
        Candidate strongest = candidates.getFirst();
        double claim = strongest.claim(key);
        for (Candidate candidate : candidates) {
            double other = candidate.claim(key);
            if (other > claim) {
                strongest = candidate;
                claim = other;
            }
        }
        return strongest.handler();
    }
}
