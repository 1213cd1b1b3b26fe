package io.waybill.app.axon;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.ListableBeanFactory;

/** Tells by the beans which queries are handled where: what Axon subscribes does not say whose handler it is. */
final class QueryNames {

    private QueryNames() {}

    /**
     * The queries that are handled by beans of a package.
     *
     * @param packageName the package; those under it belong to it
     * @param beans where to look
     * @return the names of the queries, which are those of their classes
     */
    static Set<String> handledIn(String packageName, ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .map(name -> beans.getType(name, false))
                .filter(Objects::nonNull)
                .filter(type -> (type.getPackageName() + '.').startsWith(packageName + '.'))
                .flatMap(QueryNames::handledBy)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> handledBy(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(QueryHandler.class))
                .map(method -> method.getParameterTypes()[0].getName());
    }
}
