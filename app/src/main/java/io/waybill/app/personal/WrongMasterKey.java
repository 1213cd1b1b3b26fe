package io.waybill.app.personal;

/** The master key is not the one that the database was written with; start-up is refused. */
public final class WrongMasterKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the key that is missing. */
    public WrongMasterKey(String masterKeyId) {
        super("This database needs the master key named " + masterKeyId + ", and what is configured under that name"
                + " is missing or another key");
    }
}
