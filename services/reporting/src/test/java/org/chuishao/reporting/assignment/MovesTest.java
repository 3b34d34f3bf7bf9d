package org.chuishao.reporting.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.junit.jupiter.api.Test;

/** A limit ends while a request is answered: it is in time or it is not, and never both. */
class MovesTest {
    private static final Instant LIMIT = Instant.parse("2026-11-18T08:00:00Z");
    private static final Caller LEAD = new Caller("l", "领导", "340803", Set.of(Roles.DEPARTMENT_LEAD), Set.of("URBAN"));

    private final Assignment duty = new Assignment();

    private Moves moves(Instant first) {
        duty.id = UUID.randomUUID();
        duty.organisation = "URBAN";
        duty.role = Role.LEAD;
        duty.kind = WhistleKind.ROUTINE;
        duty.acceptDue = LIMIT;
        duty.checkInDue = LIMIT.plusSeconds(3600);
        duty.completeDue = LIMIT.plusSeconds(7200);
        var moves = new Moves();
        moves.clock = new Ticking(first);
        moves.assignments = new Assignments() {
            @Override
            public Assignment visibleToMove(UUID id, Caller caller) {
                return duty;
            }
        };
        moves.caller = new CurrentCaller() {
            @Override
            public Caller get() {
                return LEAD;
            }
        };
        moves.ifMatch = new IfMatch() {
            @Override
            public void check(int version) {
                // whatever they saw
            }
        };
        moves.entities = (EntityManager) Proxy.newProxyInstance(
                MovesTest.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, args) -> null);
        return moves;
    }

    @Test
    void whatWasAllowedAtTheLimitIsDoneAtTheLimit() {
        moves(LIMIT).make(Move.ASK_RETURN, duty.id, (assignment, now) -> {
            assertEquals(LIMIT, now);
            assignment.go(Move.ASK_RETURN, now);
        });
    }

    @Test
    void aMomentLaterItIsRefused() {
        var late = moves(LIMIT.plusNanos(1000));
        var problem = assertThrows(
                Problem.class,
                () -> late.make(Move.ASK_RETURN, duty.id, (assignment, now) -> assignment.go(Move.ASK_RETURN, now)));
        assertEquals(409, problem.status());
    }

    /** A second later whenever it is read. */
    private static final class Ticking extends Clock {
        private Instant next;

        Ticking(Instant first) {
            next = first;
        }

        @Override
        public Instant instant() {
            var now = next;
            next = next.plusSeconds(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return Shanghai.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
