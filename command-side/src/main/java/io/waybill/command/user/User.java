package io.waybill.command.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.waybill.command.AppliedRequests;
import io.waybill.command.RecognisesRequests;
import io.waybill.command.Refused;
import io.waybill.messages.Personal;
import io.waybill.messages.user.ChangeUserProfile;
import io.waybill.messages.user.ChangeUserRoles;
import io.waybill.messages.user.DeactivateUser;
import io.waybill.messages.user.EraseUser;
import io.waybill.messages.user.ReactivateUser;
import io.waybill.messages.user.RecordPasswordChange;
import io.waybill.messages.user.RecordRefreshTokenReuse;
import io.waybill.messages.user.RegisterUser;
import io.waybill.messages.user.UserDeactivated;
import io.waybill.messages.user.UserEmailChanged;
import io.waybill.messages.user.UserErased;
import io.waybill.messages.user.UserEvent;
import io.waybill.messages.user.UserPasswordChanged;
import io.waybill.messages.user.UserProfileChanged;
import io.waybill.messages.user.UserReactivated;
import io.waybill.messages.user.UserRefreshTokenReused;
import io.waybill.messages.user.UserRegistered;
import io.waybill.messages.user.UserRole;
import io.waybill.messages.user.UserRolesChanged;
import io.waybill.messages.user.UserVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who uses Waybill. Nothing about the person is part of its state, only what stands for it. An administrator
 * cannot stop being one by his own decision, so whoever decides such a thing remains, and with him one administrator.
 */
@Aggregate(snapshotTriggerDefinition = "snapshots", snapshotFilter = "currentSnapshots", cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
@Revision("1")
class User implements RecognisesRequests {

    @AggregateIdentifier
    private @Nullable String userId;

    private @Nullable String emailClaimId;
    private @Nullable String usernameClaimId;
    private Set<String> customerIds = new LinkedHashSet<>();
    private List<UserRole> roles = List.of();
    private boolean active;
    private boolean erased;
    private AppliedRequests appliedRequests = new AppliedRequests();

    User() {}

    /** Whether this user exists already, thanks to the very request that a command came with. */
    boolean wasRegisteredBy(CommandMessage<?> command) {
        if (userId == null) {
            return false;
        }
        if (appliedRequests.include(command)) {
            return true;
        }
        throw Refused.conflict("There is a user with this id already.");
    }

    void register(RegisterUser command, String emailClaim, String usernameClaim, String customerId) {
        apply(new UserRegistered(
                command.userId(),
                new Personal(command.userId(), command.email()),
                new Personal(command.userId(), command.username()),
                emailClaim,
                usernameClaim,
                customerId,
                command.roles()));
    }

    /** What registering answers: the first event of a user is always this one. */
    static UserVersion registered(String userId) {
        return new UserVersion(userId, 0);
    }

    @CommandHandler
    UserVersion handle(ChangeUserProfile command, UniqueValues values) throws Exception {
        requireNotErased();
        String id = command.userId();
        if (command.username() != null) {
            String claim = values.takeUsername(command.username(), usernameClaimId, id);
            apply(new UserProfileChanged(id, new Personal(id, command.username()), claim));
        }
        if (command.email() != null) {
            String claim = values.takeEmail(command.email(), emailClaimId, id);
            apply(new UserEmailChanged(
                    id, new Personal(id, command.email()), claim, values.customerId(command.email())));
        }
        return version(id);
    }

    @CommandHandler
    UserVersion handle(ChangeUserRoles command) {
        requireNotErased();
        if (!command.roles().contains(UserRole.ADMIN)) {
            requireNotTheAdministratorHimself(command.changedBy());
        }
        if (!roles.equals(command.roles())) {
            apply(new UserRolesChanged(command.userId(), command.roles()));
        }
        return version(command.userId());
    }

    @CommandHandler
    UserVersion handle(DeactivateUser command) {
        requireNotErased();
        requireNotTheAdministratorHimself(command.deactivatedBy());
        if (active) {
            apply(new UserDeactivated(command.userId()));
        }
        return version(command.userId());
    }

    @CommandHandler
    UserVersion handle(ReactivateUser command) {
        requireNotErased();
        if (!active) {
            apply(new UserReactivated(command.userId()));
        }
        return version(command.userId());
    }

    @CommandHandler
    UserVersion handle(RecordPasswordChange command) {
        requireNotErased();
        apply(new UserPasswordChanged(command.userId()));
        return version(command.userId());
    }

    @CommandHandler
    UserVersion handle(RecordRefreshTokenReuse command) {
        requireNotErased();
        apply(new UserRefreshTokenReused(command.userId(), command.sessionId()));
        return version(command.userId());
    }

    @CommandHandler
    UserVersion handle(EraseUser command, UniqueValues values) {
        String id = command.userId();
        if (!erased) {
            requireNotTheAdministratorHimself(command.erasedBy());
            values.releaseUsername(usernameClaimId, id);
            values.releaseEmail(emailClaimId, id);
            List<String> personIds = new ArrayList<>(List.of(id));
            personIds.addAll(customerIds);
            apply(new UserErased(id, personIds));
        }
        return version(id);
    }

    private void requireNotErased() {
        if (erased) {
            throw Refused.conflict("This user was erased.");
        }
    }

    private void requireNotTheAdministratorHimself(String decidedBy) {
        if (roles.contains(UserRole.ADMIN) && decidedBy.equals(userId)) {
            throw Refused.conflict("An administrator cannot do this to himself: ask another administrator.");
        }
    }

    private static UserVersion version(String userId) {
        return new UserVersion(userId, getVersion());
    }

    @Override
    public AppliedRequests appliedRequests() {
        return appliedRequests;
    }

    @Override
    public UserVersion answerTo(Object event, long version) {
        return new UserVersion(((UserEvent) event).userId(), version);
    }

    @EventSourcingHandler
    void on(UserRegistered event) {
        userId = event.userId();
        emailClaimId = event.emailClaimId();
        usernameClaimId = event.usernameClaimId();
        customerIds.add(event.customerId());
        roles = event.roles();
        active = true;
    }

    @EventSourcingHandler
    void on(UserProfileChanged event) {
        usernameClaimId = event.usernameClaimId();
    }

    @EventSourcingHandler
    void on(UserEmailChanged event) {
        emailClaimId = event.emailClaimId();
        customerIds.add(event.customerId());
    }

    @EventSourcingHandler
    void on(UserRolesChanged event) {
        roles = event.roles();
    }

    /** Changes nothing; without a handler the request that led to it would not be recognised when it comes again. */
    @EventSourcingHandler
    void on(UserPasswordChanged event) {}

    /** Changes nothing, for the same reason. */
    @EventSourcingHandler
    void on(UserRefreshTokenReused event) {}

    @EventSourcingHandler
    void on(UserDeactivated event) {
        active = false;
    }

    @EventSourcingHandler
    void on(UserReactivated event) {
        active = true;
    }

    @EventSourcingHandler
    void on(UserErased event) {
        active = false;
        erased = true;
    }
}
