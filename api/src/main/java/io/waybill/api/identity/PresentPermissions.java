package io.waybill.api.identity;

import io.waybill.api.security.Role;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people may do now, for what they asked for earlier and what is done later in their name. */
@Component
public class PresentPermissions {

    private final Accounts accounts;

    PresentPermissions(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * What somebody may do now.
     *
     * @param userId the person's id
     * @return the permissions, as {@link io.waybill.api.security.Permission} names them; empty for whoever is not active
     */
    public Mono<Set<String>> of(String userId) {
        return accounts.of(userId).filter(Account::isActive).map(account -> Role.permissionsOf(account.roles()));
    }
}
