package org.chuishao.kernel.problem;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.Tokens;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever watches the log is called for failures of ours, not for what is answered with 409. */
@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class WhatIsLoggedIT {
    private static final Logger PROBLEMS = Logger.getLogger("http-problem");

    @Inject
    AgroalDataSource database;

    private final String token = Tokens.of("reader").token();
    private final Queue<Level> logged = new ConcurrentLinkedQueue<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord said) {
            logged.add(said.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        PROBLEMS.addHandler(listening);
    }

    @AfterEach
    void leave() {
        PROBLEMS.removeHandler(listening);
    }

    @Test
    void aFailureIsAnError() {
        refused(token, r -> r.get("/failing/unforeseen"), 500, "INTERNAL_ERROR");
        assertEquals(Set.of("ERROR"), logged.stream().map(Level::getName).collect(Collectors.toSet()));
    }

    @Test
    void aClashIsNone() {
        refused(token, r -> r.get("/failing/clash"), 409, "CHANGED_MEANWHILE");
        assertEquals(List.of(), List.copyOf(logged));
    }

    @Test
    void anOutageIsTheOnlyFailureThatNeedsNoTrace() {
        var away = new SQLException("gone", "08006");
        var said = new LogRecord(Level.SEVERE, "503");
        said.setThrown(new IllegalStateException("not saved", away));
        var told = printed(said);
        assertTrue(told.contains("503: ") && told.contains("gone") && !told.contains("\tat "), told);

        said.setThrown(new IllegalStateException("a mistake of ours"));
        assertTrue(printed(said).contains("\tat "), () -> printed(said));
    }

    /** As the console would. */
    private static String printed(LogRecord said) {
        var console = Arrays.stream(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .findFirst()
                .orElseThrow();
        var record = ExtLogRecord.wrap(said);
        assertTrue(console.getFilter().isLoggable(record));
        return console.getFormatter().format(record);
    }

    @Test
    void aRowThatIsRefusedIsNotRepeated() {
        var row = Sql.of("insert into calendar_year values ('340899', 2026, 1, '张三，13800000000', null)");
        var told = Outage.told(assertThrows(IllegalStateException.class, () -> row.change(database)));
        assertTrue(told.contains("null value in column \"days\""), told);
        assertFalse(told.contains("13800000000"), told);
    }

    /** The driver tells a whole batch's statement with its values. */
    @Test
    void norIsOneOfABatch() throws SQLException {
        try (var connection = database.getConnection();
                var insert =
                        connection.prepareStatement("insert into calendar_year values ('340899', 2026, 1, ?, null)")) {
            insert.setString(1, "张三，13800000000");
            insert.addBatch();
            var told = Outage.told(assertThrows(BatchUpdateException.class, insert::executeBatch));
            assertTrue(told.contains("null value in column \"days\""), told);
            assertFalse(told.contains("13800000000"), told);
        }
    }
}
