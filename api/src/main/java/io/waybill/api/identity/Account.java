package io.waybill.api.identity;

import io.waybill.api.security.Role;
import java.util.List;

/**
 * Who may sign in.
 *
 * @param id the account's id
 * @param email the address to sign in with
 * @param username the name to show
 * @param passwordHash the encoded Argon2id hash
 * @param roles what it may do
 */
record Account(String id, String email, String username, String passwordHash, List<Role> roles) {}
