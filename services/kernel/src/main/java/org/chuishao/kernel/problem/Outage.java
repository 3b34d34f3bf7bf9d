package org.chuishao.kernel.problem;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;

/** Tells apart what went wrong below a transaction: the database is away, or two transactions met. */
public final class Outage {
    /** PostgreSQL's classes: connection, resources, operator intervention (shutdown, a statement's time is up), system error. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    /** Who was the primary is only a copy now. */
    private static final String READ_ONLY = "25006";

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Outage() {}

    public static boolean isDatabaseAway(Throwable failure) {
        for (var t : behind(failure)) {
            if (t instanceof JDBCConnectionException) return true;
            if (t instanceof SQLException sql && isAway(sql)) return true;
            if (t instanceof AssertionError && isTheDriversOwn(t)) return true;
        }
        return false;
    }

    /** "… should not throw": the driver met a connection that was cut between two of its own steps. */
    private static boolean isTheDriversOwn(Throwable t) {
        var trace = t.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.postgresql.");
    }

    /** In one line, for what is tried again and says so each time: what wraps a failure does not say what it was. */
    public static String told(Throwable failure) {
        return behind(failure).stream().map(Throwable::toString).collect(Collectors.joining("; "));
    }

    /** A commit that failed tells why only among what it suppressed. */
    private static Set<Throwable> behind(Throwable failure) {
        var all = new LinkedHashSet<Throwable>();
        gather(failure, all);
        return all;
    }

    private static void gather(Throwable failure, Set<Throwable> all) {
        if (failure == null || !all.add(failure)) return;
        gather(failure.getCause(), all);
        for (var suppressed : failure.getSuppressed()) gather(suppressed, all);
    }

    private static boolean isAway(SQLException e) {
        var state = e.getSQLState();
        // Agroal's acquisition time-out carries no state: no connection could be had
        return state == null
                ? e.getMessage() != null && e.getMessage().contains("cquisition timeout")
                : state.equals(READ_ONLY) || state.length() >= 2 && AWAY.contains(state.substring(0, 2));
    }

    /** Two transactions changed the same record, or made the same one: trying again meets a settled state. */
    public static boolean isClash(Throwable failure) {
        for (var t : behind(failure)) {
            switch (t) {
                case OptimisticLockException e -> {
                    return true;
                }
                case StaleStateException e -> {
                    return true;
                }
                case LockAcquisitionException e -> {
                    return true;
                }
                case LockTimeoutException e -> {
                    return true;
                }
                case ConstraintViolationException e -> {
                    return e.getKind() == ConstraintViolationException.ConstraintKind.UNIQUE;
                }
                case SQLException e
                when isClash(e.getSQLState()) -> {
                    return true;
                }
                case PersistenceException e -> {}
                default -> {}
            }
        }
        return false;
    }

    private static boolean isClash(String state) {
        return state != null
                && (state.startsWith("40") || state.equals(UNIQUE_VIOLATION) || state.equals(LOCK_NOT_AVAILABLE));
    }

    /** Another transaction held for too long what this one needed. */
    public static boolean isLockTimeout(Throwable failure) {
        return behind(failure).stream()
                .anyMatch(t -> t instanceof LockTimeoutException
                        || t instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState()));
    }

    /** What was to be made once had been made. */
    public static boolean isDuplicate(Throwable failure) {
        return behind(failure).stream()
                .anyMatch(t -> t instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
    }
}
