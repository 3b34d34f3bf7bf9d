package org.chuishao.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class DurableDatabaseIT {
    @Inject
    DurableDatabase database;

    @Inject
    BeanManager beans;

    /** The tests' own server runs with all of it off: production must not start against the like of it. */
    @Test
    void whatTheServerSaysIsRead() throws SQLException {
        assertEquals(
                Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off"), database.settings());
    }

    @Test
    void aServiceDoesNotStartInProductionOverAServerThatForgets() {
        var refusal = assertThrows(IllegalStateException.class, () -> startAs("prod"));
        assertEquals("PostgreSQL runs with fsync off: it would lose acknowledged whistles", refusal.getMessage());
    }

    /** The control: the same server, asked by whoever may lose what it acknowledged. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "test"})
    void anybodyElseStarts(String profile) {
        startAs(profile);
    }

    /** Whatever this class does when a service starts, in a service of that profile. */
    private void startAs(String profile) {
        var starting = new StartupEvent();
        var check = beans.resolveObserverMethods(starting).stream()
                .filter(observer -> observer.getBeanClass() == DurableDatabase.class)
                .findFirst()
                .orElseThrow();
        var here = Thread.currentThread().getContextClassLoader();
        var there = new URLClassLoader(new URL[0], here);
        var config = new SmallRyeConfigBuilder().withProfile(profile).build();
        ConfigProviderResolver.instance().registerConfig(config, there);
        Thread.currentThread().setContextClassLoader(there);
        try {
            assertEquals(List.of(profile), ConfigUtils.getProfiles());
            check.notify(starting);
        } finally {
            Thread.currentThread().setContextClassLoader(here);
            ConfigProviderResolver.instance().releaseConfig(config);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void aServerThatForgetsIsRefused(String setting) throws SQLException {
        var settings = database.settings();
        settings.replaceAll((name, value) -> name.equals(setting) ? value : "on");
        var refusal = assertThrows(IllegalStateException.class, () -> DurableDatabase.refuseForgetful(settings));
        assertTrue(refusal.getMessage().contains(setting), refusal::getMessage);
    }

    @Test
    void aServerThatForgetsNothingIsTaken() throws SQLException {
        var settings = database.settings();
        settings.replaceAll((name, value) -> "on");
        DurableDatabase.refuseForgetful(settings);
    }
}
