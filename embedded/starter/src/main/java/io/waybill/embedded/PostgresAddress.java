package io.waybill.embedded;

/**
 * What a client needs to use the embedded PostgreSQL.
 *
 * @param endpoint where it listens
 * @param database the name of the database, which exists
 * @param username the owner of the database, a superuser
 * @param password the owner's password, made at random when the data folder was created
 */
public record PostgresAddress(Endpoint endpoint, String database, String username, String password) {

    /** The address as JDBC writes it, without the credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + endpoint + "/" + database;
    }

    /** Leaves the password out, since addresses end up in logs. */
    @Override
    public String toString() {
        return username + "@" + endpoint + "/" + database;
    }
}
