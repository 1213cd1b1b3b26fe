package io.waybill.command;

/** Derives identifiers from personal values, so that the identifier tells nothing about the value. */
public interface Pseudonyms {

    /**
     * The identifier that stands for a value.
     *
     * @param kind what the value is, for example {@code email}: the same value of another kind gets another identifier
     * @param value the value; case and surrounding white space make no difference
     * @return {@code kind:} and 32 hexadecimal digits, the same each time and on every node, of which nobody without the
     *     master key can guess the value
     */
    String of(String kind, String value);
}
