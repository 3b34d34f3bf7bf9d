package org.chuishao.embedded.issuer;

/** A token request turned down, in the words of RFC 6749. */
final class Refusal extends Exception {
    private final int status;
    private final String error;

    Refusal(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }
}
