package org.chuishao.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Random passwords, made once and kept beside the data they open. */
final class Secrets {
    private Secrets() {}

    static Map<String, String> forRoles(Path file, Collection<String> roles) throws IOException {
        var passwords = new HashMap<String, String>();
        if (Files.exists(file)) {
            PrivateFiles.readProperties(file)
                    .forEach((role, password) -> passwords.put(role.toString(), password.toString()));
        }
        if (!passwords.keySet().containsAll(roles)) {
            roles.forEach(role -> passwords.computeIfAbsent(role, newcomer -> random()));
            PrivateFiles.writeProperties(file, passwords);
        }
        return Map.copyOf(passwords);
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
