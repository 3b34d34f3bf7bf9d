package org.chuishao.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chuishao.local.Api;

/** Invents the district's last weeks from a seed: the same weeks every time, however often they are lived through. */
final class Plot {
    static final int WEEKS = 6;
    private static final long SEED = 20250101;
    private static final int ROUTINE = 200;
    private static final int JOINT = 55;
    private static final int STORMS = 12;
    private static final int PER_STORM = 4;
    private static final int DRAFTS = 4;
    /** In so many emergencies one: who comes late has said that they were there, and were not. */
    private static final int FALSE_CHECK_IN = 5;

    /** In weekdays: the Spring Festival of 2026. */
    private static final int LONGEST_HOLIDAY = 6;

    private final Api api;
    private final List<Staff> stations;
    private final WorkSlots slots;
    private final Random chance = new Random(SEED);
    private final Matters matters = new Matters();
    private final Departments departments = new Departments(SEED);
    private final Script script = new Script();
    private int cases;

    Plot(Api api, List<Staff> stations, Instant now) {
        this.api = api;
        this.stations = stations;
        this.slots = new WorkSlots(now, WEEKS);
    }

    Script write() {
        for (int i = 0; i < ROUTINE; i++) routine();
        for (int i = 0; i < JOINT; i++) joint();
        for (int i = 0; i < STORMS; i++) storm();
        for (int i = 0; i < DRAFTS; i++) draft();
        return script;
    }

    private void routine() {
        var staff = Matters.pick(stations, chance);
        var matter = matters.make(Kind.ROUTINE, staff, chance);
        var told = begin(staff);
        boolean knowsItem = chance.nextDouble() < 0.7;
        var resident = chance.nextDouble() < 0.6 ? resident() : null;
        var assists = knowsItem || matter.assists().isEmpty()
                ? List.<String>of()
                : matter.assists().subList(0, 1);
        int slot = begins();
        at(slot, told, () -> told.raise(staff.deputy(), Kind.ROUTINE, matter, knowsItem, resident, false));
        if (!knowsItem) {
            slot += 1 + chance.nextInt(3);
            at(slot, told, () -> told.dispatch(matter.lead(), assists, null));
        }
        work(told, staff, Kind.ROUTINE, matter.lead(), assists, slot, resident);
    }

    private void joint() {
        var staff = Matters.pick(stations, chance);
        var matter = matters.make(Kind.JOINT, staff, chance);
        var told = begin(staff);
        var assists = matter.assists().subList(0, Math.min(2, matter.assists().size()));
        int raised = begins();
        int dispatched = raised + 1 + chance.nextInt(5);
        var appointed = slots.at(slots.nextMorning(dispatched)).plus(Duration.ofMinutes(70));
        at(raised, told, () -> told.raise(staff.head(), Kind.JOINT, matter, true, null, false));
        at(dispatched, told, () -> told.dispatch(matter.lead(), assists, appointed));
        work(told, staff, Kind.JOINT, matter.lead(), assists, dispatched, null);
    }

    private void draft() {
        var staff = Matters.pick(stations, chance);
        var matter = matters.make(Kind.ROUTINE, staff, chance);
        var told = begin(staff);
        at(
                slots.past() - 1 - chance.nextInt(6),
                told,
                () -> told.raise(staff.member(), Kind.ROUTINE, matter, false, null, true));
    }

    /** Emergencies come together: one night's rain bursts pipes in several villages. */
    private void storm() {
        var begun = slots.at(chance.nextInt(slots.past())).plus(Duration.ofMinutes(5L * chance.nextInt(24) + 180));
        for (int i = 0; i < PER_STORM; i++) emergency(begun);
    }

    private void emergency(Instant begun) {
        var staff = Matters.pick(stations, chance);
        var matter = matters.make(Kind.EMERGENCY, staff, chance);
        var told = begin(staff);
        script.at(begun, told, () -> told.raise(staff.member(), Kind.EMERGENCY, matter, true, null, false));
        var called = new ArrayList<>(List.of(matter.lead()));
        matter.onCall().stream().filter(o -> !o.equals(matter.lead())).forEach(called::add);
        var ratings = new ArrayList<Case.Rating>();
        for (var department : called) {
            boolean prompt = departments.isPrompt(department, chance);
            script.at(begun.plus(minutes(prompt ? 6 : 20)), told, () -> told.accept(department));
            script.at(begun.plus(minutes(prompt ? 24 : 50)), told, () -> told.checkIn(department, "已到现场，先行排险。"));
            boolean came = prompt || cases % FALSE_CHECK_IN > 0;
            script.at(begun.plus(minutes(prompt ? 30 : 60)), told, () -> told.arrival(department, came));
            script.at(
                    begun.plus(minutes(prompt ? 100 : 180)),
                    told,
                    () -> told.complete(department, 1, "SOLVED", "险情已排除，现场恢复，已向居民说明。"));
            ratings.add(departments.rate(department, false, !prompt, chance));
        }
        int verified = slots.firstAfter(begun.plus(minutes(200))) + chance.nextInt(4);
        at(verified, told, () -> told.pass(staff.deputy(), ratings));
    }

    private void work(
            Case told, Staff staff, Kind kind, String lead, List<String> assists, int from, Case.Resident resident) {
        var ratings = new ArrayList<Case.Rating>();
        var called = new ArrayList<>(List.of(lead));
        called.addAll(assists);
        int end = from;
        for (var department : called) {
            boolean absent = !department.equals(lead) && chance.nextDouble() < 0.15;
            boolean prompt = departments.isPrompt(department, chance);
            int done = absent ? absence(told, kind, department, from) : duty(told, kind, department, prompt, from);
            end = Math.max(end, done);
            ratings.add(departments.rate(department, absent, !prompt, chance));
        }
        verification(told, staff, kind, lead, called, ratings, end, resident);
    }

    /** @return when the department is done */
    private int duty(Case told, Kind kind, String department, boolean prompt, int from) {
        boolean joint = kind == Kind.JOINT;
        int accepted = from + (prompt ? 1 + chance.nextInt(joint ? 1 : 3) : 4 + chance.nextInt(4));
        int morning = slots.nextMorning(from) + 1;
        int arrived = joint
                ? Math.max(accepted + 1, prompt ? morning : morning + 2 + chance.nextInt(3))
                : accepted + (prompt ? 1 + chance.nextInt(4) : 9 + chance.nextInt(6));
        int limit = (joint ? 15 : 5) * WorkSlots.PER_DAY;
        boolean inTime = departments.isPrompt(department, chance);
        int done = Math.max(
                arrived + 1, from + (inTime ? limit / 5 + chance.nextInt(limit / 2) : limit + 6 + chance.nextInt(8)));
        at(accepted, told, () -> told.accept(department));
        at(arrived, told, () -> told.checkIn(department, "已到场与工作站对接。"));
        if (joint) at(done, told, () -> told.release(department));
        at(done, told, () -> told.complete(department, 1, "SOLVED", "已按职责处置完毕，现场经工作站确认。"));
        return done;
    }

    /** After the appointment, or the working day in which it should have come, which a holiday may put off. */
    private int absence(Case told, Kind kind, String department, int from) {
        int days = kind == Kind.JOINT ? 1 : LONGEST_HOLIDAY + 1;
        int declared = slots.nextMorning(from) + days * WorkSlots.PER_DAY;
        at(declared, told, () -> told.absent(department));
        return declared;
    }

    private void verification(
            Case told,
            Staff staff,
            Kind kind,
            String lead,
            List<String> called,
            List<Case.Rating> ratings,
            int done,
            Case.Resident resident) {
        var verifier = staff.verifier(kind, called);
        int looked = done + 1 + chance.nextInt(6);
        if (kind == Kind.ROUTINE && chance.nextDouble() < 0.12) {
            int again = looked + 3 + chance.nextInt(9);
            var outcome = chance.nextDouble() < 0.7 ? "SOLVED" : "UNSOLVED";
            at(looked, told, () -> told.sendBack(verifier, "现场仍有遗留问题，请再处理。"));
            at(again, told, () -> told.complete(lead, 2, outcome, "已返工整改，情况如实反馈。"));
            looked = again + 1 + chance.nextInt(4);
        }
        at(looked, told, () -> told.pass(verifier, ratings));
        boolean busyCentre = chance.nextDouble() < 0.2;
        if (resident != null) callBack(told, looked + 1 + chance.nextInt(busyCentre ? 8 : 4));
    }

    private void callBack(Case told, int slot) {
        boolean reached = chance.nextDouble() < 0.85;
        if (!reached) at(slot, told, () -> told.callBack(1, null, "无人接听。"));
        int then = reached ? slot : slot + 3;
        double luck = chance.nextDouble();
        if (luck < 0.6) at(then, told, () -> told.callBack(2, "SATISFIED", "居民表示满意。"));
        else if (luck < 0.88) at(then, told, () -> told.callBack(2, "MOSTLY_SATISFIED", "基本满意，希望以后更快一些。"));
        else at(then, told, () -> told.callBack(2, "DISSATISFIED", "居民认为处理不彻底。"));
    }

    /** Most begin anywhere in the weeks, some in the last days, so that every stage is met today. */
    private int begins() {
        int past = slots.past();
        boolean recent = chance.nextDouble() < 0.2;
        return recent ? Math.max(0, past - 1 - chance.nextInt(3 * WorkSlots.PER_DAY)) : chance.nextInt(past);
    }

    private Case begin(Staff staff) {
        return new Case(api, "demo-%03d".formatted(++cases), staff);
    }

    private Case.Resident resident() {
        var surname = Matters.pick(List.of("张", "王", "李", "赵", "刘", "陈", "杨", "黄", "吴", "周"), chance);
        var given = Matters.pick(List.of("先生", "女士", "师傅", "阿姨"), chance);
        return new Case.Resident(surname + given, "0556-555%04d".formatted(chance.nextInt(10_000)));
    }

    private void at(int slot, Case told, Script.Action action) {
        script.at(slots.at(slot), told, action);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
