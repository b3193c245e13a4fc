package io.plimsoll.streams.cli;

import java.time.InstantSource;
import java.util.Map;

/**
 * What surrounds a verb: where it writes, what the environment says, what time it is. Tests bring their own.
 *
 * @param console where it writes
 * @param environment the environment's variables
 * @param clock the time
 */
record Host(Console console, Map<String, String> environment, InstantSource clock) {

    static Host ofThisProcess() {
        Map<String, String> environment = System.getenv();
        return new Host(Console.ofThisProcess(environment), environment, InstantSource.system());
    }
}
