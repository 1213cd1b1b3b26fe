package io.waybill.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Which aggregate a command is for: what its method with {@link TargetAggregateIdentifier} says, looked up once for each
 * type of command. Axon's own resolver reads the annotations of all methods for every command, which was a third of what
 * handling one cost. The version that is expected is in the metadata.
 */
final class CommandTargets implements CommandTargetResolver {

    private static final ClassValue<Method> IDENTIFIERS = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            Method identifier = Arrays.stream(command.getMethods())
                    .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(command + " names no aggregate"));
            identifier.setAccessible(true);
            return identifier;
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        try {
            Object identifier = IDENTIFIERS.get(command.getPayloadType()).invoke(command.getPayload());
            return new VersionedAggregateIdentifier(identifier, null);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalArgumentException(command.getPayloadType() + " does not say which aggregate it is for", e);
        }
    }
}
