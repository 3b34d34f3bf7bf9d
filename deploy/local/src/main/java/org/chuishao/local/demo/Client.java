package org.chuishao.local.demo;

import java.util.List;

/** A machine the demo's issuer knows. */
public record Client(
        String clientId, String secret, String name, String district, List<String> roles, List<String> affiliations) {}
