package io.waybill.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.user.UserRole;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void whatever_a_user_may_be_the_edge_knows_what_it_permits() {
        assertThat(Arrays.stream(Role.values()).map(Role::name))
                .containsExactlyElementsOf(
                        Arrays.stream(UserRole.values()).map(UserRole::name).toList());
    }

    @Test
    void an_administrator_may_do_everything_that_anybody_may() {
        assertThat(Role.ADMIN.permissions()).containsAll(Role.permissionsOf(List.of(Role.values())));
    }

    @Test
    void a_role_permits_what_the_contract_says() {
        assertThat(Role.CUSTOMER.permissions()).containsExactly("products:read");
        assertThat(Role.VIEWER.permissions()).allMatch(permission -> permission.endsWith(":read"));
        assertThat(Role.CLERK.permissions())
                .contains("stock:write", "shipments:write")
                .doesNotContain("products:write", "reports:read", "users:write");
        assertThat(Role.MANAGER.permissions())
                .contains("products:write", "stock:write", "shipments:write", "reports:read", "audit:read")
                .doesNotContain("users:write", "users:read");
    }
}
