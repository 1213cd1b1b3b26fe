package io.waybill.command.user;

import io.waybill.command.Pseudonyms;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes what only one user can have, and gives it back, within the decision that is being made: in one append with the
 * user, or not at all.
 */
@Component
class UniqueValues {

    private final Repository<EmailClaim> emails;
    private final Repository<UsernameClaim> usernames;
    private final Pseudonyms pseudonyms;

    UniqueValues(Repository<EmailClaim> emails, Repository<UsernameClaim> usernames, Pseudonyms pseudonyms) {
        this.emails = emails;
        this.usernames = usernames;
        this.pseudonyms = pseudonyms;
    }

    /** What stands for an address where the person is a customer. */
    String customerId(String email) {
        return pseudonyms.of("customer", email);
    }

    /**
     * Takes an address, and gives back the one there was before.
     *
     * @param email the address
     * @param before the claim on the address so far, absent for a new user
     * @return the claim; the same as before where the address is only written in another way
     * @throws io.waybill.command.Refused if the address belongs to someone else
     */
    String takeEmail(String email, @Nullable String before, String userId) throws Exception {
        String claimId = pseudonyms.of("email", email);
        if (!claimId.equals(before)) {
            emails.loadOrCreate(claimId, EmailClaim::new).execute(claim -> claim.take(claimId, userId));
            releaseEmail(before, userId);
        }
        return claimId;
    }

    /** The same for a username. */
    String takeUsername(String username, @Nullable String before, String userId) throws Exception {
        String claimId = pseudonyms.of("username", username);
        if (!claimId.equals(before)) {
            usernames.loadOrCreate(claimId, UsernameClaim::new).execute(claim -> claim.take(claimId, userId));
            releaseUsername(before, userId);
        }
        return claimId;
    }

    void releaseEmail(@Nullable String claimId, String userId) {
        if (claimId != null) {
            emails.load(claimId).execute(claim -> claim.release(claimId, userId));
        }
    }

    void releaseUsername(@Nullable String claimId, String userId) {
        if (claimId != null) {
            usernames.load(claimId).execute(claim -> claim.release(claimId, userId));
        }
    }
}
