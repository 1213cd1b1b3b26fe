package io.waybill.api.security;

import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * A key pair that access tokens are signed with, ECDSA on P-256.
 *
 * @param id what the header of a token calls it
 * @param publicKey verifies
 * @param privateKey signs
 */
record SigningKey(String id, PublicKey publicKey, PrivateKey privateKey) {}
