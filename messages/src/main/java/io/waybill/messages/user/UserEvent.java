package io.waybill.messages.user;

/** What can happen to a user, and to the email addresses and usernames that only one user can have. */
public sealed interface UserEvent
        permits UserRegistered,
                UserProfileChanged,
                UserEmailChanged,
                UserRolesChanged,
                UserPasswordChanged,
                UserRefreshTokenReused,
                UserDeactivated,
                UserReactivated,
                UserErased,
                EmailClaimed,
                EmailReleased,
                UsernameClaimed,
                UsernameReleased {

    /** The user it happened to. */
    String userId();
}
