package io.waybill.app.role;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What one process of Waybill does; property {@code waybill.roles}. */
public enum Role {
    /** Decides commands. */
    COMMAND,
    /** Fills the read models. */
    PROJECTION,
    /** Answers queries. */
    QUERY,
    /** Serves HTTP. */
    API;

    /**
     * The roles of this process.
     *
     * @param environment where it is configured
     * @return at least one role; all where none is configured
     * @throws org.springframework.boot.context.properties.bind.BindException if something configured is no role
     */
    public static Set<Role> of(Environment environment) {
        return Binder.get(environment)
                .bind("waybill.roles", Bindable.setOf(Role.class))
                .map(roles -> roles.isEmpty() ? EnumSet.allOf(Role.class) : EnumSet.copyOf(roles))
                .orElseGet(() -> EnumSet.allOf(Role.class));
    }
}
