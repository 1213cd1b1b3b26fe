package io.waybill.messages.user;

import java.util.Collection;
import java.util.List;

/** What somebody does in the business; the edge knows what each role permits. */
public enum UserRole {
    /** Runs the system. */
    ADMIN,
    /** Runs the business. */
    MANAGER,
    /** Works with stock and shipments. */
    CLERK,
    /** Looks on. */
    VIEWER,
    /** Buys; what registering gives. */
    CUSTOMER;

    /** Each role once, in the order they are declared in, so that equal roles are written alike. */
    static List<UserRole> inOrder(Collection<UserRole> roles) {
        return roles.stream().distinct().sorted().toList();
    }
}
