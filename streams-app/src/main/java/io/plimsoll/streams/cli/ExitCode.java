package io.plimsoll.streams.cli;

/** What a verb tells the shell. Public, as the topics are: scripts and pipelines branch on them. */
final class ExitCode {
    /** All went well. */
    static final int FINE = 0;

    /** An alarm, where {@code --fail-on} asks. */
    static final int ALARM = 1;

    /** Arguments, a file or the state of the cluster are not what the verb needs; repeating it will not help. */
    static final int WRONG_USE = 2;

    /** Something broke; repeating it may help. */
    static final int FAILURE = 3;

    /** Nothing is known to be wrong, and not everything asked could be told: too little data is no pass. */
    static final int NOT_ENOUGH_DATA = 4;

    private ExitCode() {}
}
