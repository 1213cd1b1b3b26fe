package io.waybill.app;

import io.waybill.api.ApiConfiguration;
import io.waybill.app.demo.WhenReadyThenPlayDemoDay;
import io.waybill.app.personal.ErasureConfiguration;
import io.waybill.app.role.ProbesOnlyConfiguration;
import io.waybill.app.role.Role;
import io.waybill.app.start.Welcome;
import io.waybill.command.CommandSideConfiguration;
import io.waybill.projection.ProjectionsConfiguration;
import io.waybill.query.QuerySideConfiguration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Brings in the modules that the roles of this process need, and nothing of the others. */
final class RoleConfigurations implements ImportSelector, EnvironmentAware {

    private Set<Role> roles = Set.of();

    @Override
    public void setEnvironment(Environment environment) {
        roles = Role.of(environment);
    }

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        Set<Class<?>> configurations = new LinkedHashSet<>();
        for (var role : roles) {
            switch (role) {
                case COMMAND -> {
                    configurations.add(CommandSideConfiguration.class);
                    configurations.add(ErasureConfiguration.class);
                }
                case QUERY -> configurations.add(QuerySideConfiguration.class);
                case PROJECTION -> configurations.add(ProjectionsConfiguration.class);
                case API -> {
                    configurations.add(ApiConfiguration.class);
                    configurations.add(Welcome.class);
                    configurations.add(WhenReadyThenPlayDemoDay.class);
                }
            }
        }
        if (!roles.contains(Role.API)) {
            configurations.add(ProbesOnlyConfiguration.class);
        }
        return configurations.stream().map(Class::getName).toArray(String[]::new);
    }
}
