package org.chuishao.embedded.issuer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people and machines the issuer knows, read once from a JSON file. */
final class Accounts {
    private final Map<String, Account> people = new HashMap<>();
    private final Map<String, Client> machines = new HashMap<>();

    record Account(
            @JsonProperty(required = true) String username,
            @JsonProperty(required = true) String password,
            @JsonProperty(required = true) String name,
            String district,
            List<String> roles,
            List<String> affiliations) {}

    record Client(
            @JsonProperty(required = true) String clientId,
            @JsonProperty(required = true) String secret,
            @JsonProperty(required = true) String name,
            String district,
            List<String> roles,
            List<String> affiliations) {}

    private record Listing(List<Account> accounts, List<Client> clients) {}

    static Accounts none() {
        return new Accounts(new Listing(List.of(), List.of()));
    }

    static Accounts read(Path file) throws IOException {
        var mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
        return new Accounts(mapper.readValue(file.toFile(), Listing.class));
    }

    Optional<Account> person(String username) {
        return Optional.ofNullable(people.get(username));
    }

    Optional<Client> machine(String clientId) {
        return Optional.ofNullable(machines.get(clientId));
    }

    private Accounts(Listing listing) {
        for (var account : orNone(listing.accounts())) {
            admit(account.username(), people.put(account.username(), account) != null);
        }
        for (var client : orNone(listing.clients())) {
            // Both become the subject of a token, so one name is one subject.
            boolean taken = people.containsKey(client.clientId()) || Issuer.CONSOLE.equals(client.clientId());
            admit(client.clientId(), taken || machines.put(client.clientId(), client) != null);
        }
    }

    private static void admit(String name, boolean taken) {
        if (taken) {
            throw new IllegalArgumentException("two accounts or clients are called " + name);
        }
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }
}
