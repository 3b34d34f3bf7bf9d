package org.chuishao.local.demo;

import java.util.List;

/** A person the demo's issuer knows. */
public record Account(
        String username,
        String password,
        String name,
        String district,
        List<String> roles,
        List<String> affiliations) {}
