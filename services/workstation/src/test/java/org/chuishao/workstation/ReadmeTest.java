package org.chuishao.workstation;

import java.util.Arrays;
import org.chuishao.kernel.testing.Diagram;
import org.chuishao.kernel.testing.Diagram.Arrow;
import org.chuishao.kernel.testing.Readme;
import org.chuishao.workstation.lifecycle.Lifecycle;
import org.chuishao.workstation.lifecycle.Stage;
import org.chuishao.workstation.meeting.lifecycle.MeetingStage;
import org.chuishao.workstation.sharing.lifecycle.BookingStage;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void anIssue() {
        var arrows = Lifecycle.TABLE.stream().map(e -> new Arrow(e.from(), e.to(), e.move(), e.by(), e.guard()));
        var ends = Arrays.stream(Stage.values()).filter(Stage::isTerminal).toList();
        Readme.assertShows("workstation", Diagram.of(Lifecycle.FIRST, arrows, ends));
    }

    @Test
    void aMeeting() {
        var arrows = org.chuishao.workstation.meeting.lifecycle.Lifecycle.TABLE.stream()
                .map(e -> new Arrow(e.from(), e.to(), e.move(), e.by(), e.guard()));
        var ends = Arrays.stream(MeetingStage.values())
                .filter(MeetingStage::isTerminal)
                .toList();
        Readme.assertShows(
                "workstation", "meeting.lifecycle.Lifecycle", Diagram.of(MeetingStage.PROPOSED, arrows, ends));
    }

    @Test
    void aBooking() {
        var arrows = org.chuishao.workstation.sharing.lifecycle.Lifecycle.TABLE.stream()
                .map(e -> new Arrow(e.from(), e.to(), e.move(), e.by(), e.guard()));
        var ends = Arrays.stream(BookingStage.values())
                .filter(BookingStage::isTerminal)
                .toList();
        Readme.assertShows("workstation", "sharing.lifecycle.Lifecycle", Diagram.of(BookingStage.ASKED, arrows, ends));
    }
}
