package org.chuishao.kernel.testing.input;

import org.chuishao.kernel.testing.Tokens;

/**
 * Somebody with one role at one place.
 *
 * @param home whether they belong to the district the requests are made of
 */
record Person(String role, String district, String at, boolean home, String token) {

    static Person of(String role, String district, String at, boolean home) {
        var token = Tokens.of(role + "-" + at).roles(role).district(district).at(at);
        return new Person(role, district, at, home, token.token());
    }

    @Override
    public String toString() {
        return role + " of " + at + " in " + district;
    }
}
