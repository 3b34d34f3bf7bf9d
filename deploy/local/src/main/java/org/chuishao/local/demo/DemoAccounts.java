package org.chuishao.local.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Everybody who may sign in to the demo: the people of the file, and a clerk and a lead in each department. */
public final class DemoAccounts {
    private static final JsonMapper JSON = new JsonMapper();

    private final Listing listing;
    private final List<Map<String, String>> departments;

    private record Listing(List<Account> accounts, List<Client> clients) {}

    private DemoAccounts(Listing listing, List<Map<String, String>> departments) {
        this.listing = listing;
        this.departments = departments;
    }

    public static DemoAccounts read() {
        try (var file = DemoAccounts.class.getResourceAsStream("/demo/accounts.json")) {
            var departments = Register.read("organisations").stream()
                    .filter(row -> row.get("kind").equals("DEPARTMENT"))
                    .toList();
            return new DemoAccounts(JSON.readValue(file, Listing.class), departments);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's accounts cannot be read", e);
        }
    }

    /** The issuer's one file. */
    public Path writeTo(Path file) throws IOException {
        var everybody = Stream.concat(
                        listing.accounts().stream(), departments.stream().flatMap(DemoAccounts::staff))
                .toList();
        return Files.writeString(
                file,
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Listing(everybody, listing.clients())));
    }

    /** The people worth a line each. */
    public List<Account> shown() {
        return listing.accounts();
    }

    public List<Client> clients() {
        return listing.clients();
    }

    public int departments() {
        return departments.size();
    }

    private static Stream<Account> staff(Map<String, String> department) {
        return Stream.of(one(department, "clerk", "经办"), one(department, "lead", "负责人"));
    }

    private static Account one(Map<String, String> department, String duty, String title) {
        var code = department.get("code");
        return new Account(
                code.toLowerCase(Locale.ROOT) + "-" + duty,
                "demo",
                department.get("shortName") + title,
                "340803",
                List.of("department-" + duty),
                List.of(code));
    }
}
