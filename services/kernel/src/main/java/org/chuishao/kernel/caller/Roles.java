package org.chuishao.kernel.caller;

/** The roles a token may carry (architecture, "Who may do what"). */
public final class Roles {
    public static final String STATION_MEMBER = "station-member";
    public static final String STATION_DEPUTY = "station-deputy";
    public static final String STATION_HEAD = "station-head";
    public static final String GRID_WORKER = "grid-worker";
    public static final String DISPATCHER = "dispatcher";
    public static final String CALLBACK_OPERATOR = "callback-operator";
    public static final String DEPARTMENT_CLERK = "department-clerk";
    public static final String DEPARTMENT_LEAD = "department-lead";
    public static final String ASSESSOR = "assessor";
    public static final String REVIEWER = "reviewer";
    public static final String CATALOGUE_EDITOR = "catalogue-editor";
    public static final String ADMIN = "admin";
    public static final String SCORE_READER = "score-reader";
    /** Another system's keeper: registers webhooks for what it may see. */
    public static final String INTEGRATOR = "integrator";
    /** A machine: cameras and sensors report through it. */
    public static final String SIGNAL_SOURCE = "signal-source";

    /** Whoever has a valid token: for what is public within a district. */
    public static final String ANYBODY = "**";

    private Roles() {}
}
