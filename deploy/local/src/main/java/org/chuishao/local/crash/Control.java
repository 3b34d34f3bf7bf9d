package org.chuishao.local.crash;

/** A guard that is taken away to see whether the run would notice. */
enum Control {
    NONE,
    /** Events that come again take effect again. */
    NO_INBOX,
    /** Commits are acknowledged before they are on disk, and only the database is killed. */
    ASYNC_COMMIT
}
