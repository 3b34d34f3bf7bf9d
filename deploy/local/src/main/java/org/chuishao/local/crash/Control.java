package org.chuishao.local.crash;

/** A guard that is taken away to see whether the run would notice. */
enum Control {
    NONE(null),
    /** Events that come again take effect again. */
    NO_INBOX(Fault.Kind.DOUBLED),
    /** Commits are acknowledged before they are on disk, and only the database is killed. */
    ASYNC_COMMIT(Fault.Kind.LOST);

    private final Fault.Kind sought;

    Control(Fault.Kind sought) {
        this.sought = sought;
    }

    /** What the missing guard does, and nothing else would: by other faults a control is not noticed. */
    boolean isNoticedBy(Fault fault) {
        return fault.kind() == sought;
    }
}
