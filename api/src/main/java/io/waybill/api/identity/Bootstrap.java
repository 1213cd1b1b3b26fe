package io.waybill.api.identity;

import io.waybill.api.identity.Account.State;
import io.waybill.api.request.Identifiers;
import io.waybill.api.security.Role;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Makes sure that there is an administrator before the first request. */
@Component
class Bootstrap implements InitializingBean {

    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final BootstrapAdministrator administrator;
    private final Accounts accounts;
    private final Passwords passwords;

    Bootstrap(BootstrapAdministrator administrator, Accounts accounts, Passwords passwords) {
        this.administrator = administrator;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Override
    public void afterPropertiesSet() {
        // Start-up waits for it, on its own thread.
        accounts.withEmail(administrator.email())
                .hasElement()
                .filter(exists -> !exists)
                .flatMap(missing -> passwords.hash(administrator.password()))
                .flatMap(hash -> accounts.addIfAbsent(new Account(
                        Identifiers.next(), administrator.email(), "admin", hash, List.of(Role.ADMIN), State.ACTIVE)))
                .block(LONGEST_START);
    }
}
