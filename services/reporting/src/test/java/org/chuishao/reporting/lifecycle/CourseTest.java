package org.chuishao.reporting.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.sheet.SheetMove;
import org.chuishao.reporting.sheet.SheetStage;
import org.junit.jupiter.api.Test;

class CourseTest {
    @Test
    void anIllegalMoveNamesTheLegalOnesInWords() {
        var refused = assertThrows(Problem.class, () -> SheetMove.TABLE.go(SheetStage.PROPOSED, SheetMove.FINALISE));
        assertEquals(
                "积分公示表当前为“待复核”，不能进行“定稿（finalise）”。现在可以：复核签发（sign）、退回（send-back）。",
                refused.detail().zh());
        assertEquals(
                "A score sheet that is PROPOSED cannot finalise. Allowed now: sign, send-back.",
                refused.detail().en());
    }
}
